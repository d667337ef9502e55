package dev.onus.notifier.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.onus.notifier.channel.FakeVendor;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Slack's Web API as documented at docs.slack.dev: chat.postMessage, chat.update, conversations.open and
 * conversations.history, for one bot in one channel and in direct messages with one user.
 */
public final class FakeSlack extends FakeVendor {
    public static final String TOKEN = "xoxb-of-the-fake";
    public static final String CHANNEL = "C0PAGES";
    public static final String USER = "U0ANA";
    static final String DIRECT = "D0ANA";
    static final String STRANGE = "C0STRANGE";

    /** One message as it stands now. */
    record Posted(String channel, String ts, JsonNode body, boolean isChanged) {}

    private final List<Posted> messages = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** In the order in which they were posted. */
    List<Posted> messages() {
        return List.copyOf(messages);
    }

    /** The metadata's ids of all posts that came, taken or not. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    protected void serve(HttpExchange exchange, String body) throws IOException {
        String method = exchange.getRequestURI().getPath().replace("/api/", "");
        calls.add(method);
        if (!header(exchange, "authorization").equals(Optional.of("Bearer " + TOKEN))) {
            refuse(exchange, "invalid_auth");
            return;
        }
        switch (method) {
            case "chat.postMessage" -> post(exchange, read(exchange, body));
            case "chat.update" -> update(exchange, read(exchange, body));
            case "conversations.open" -> open(exchange, read(exchange, body));
            case "conversations.history" -> history(exchange, query(exchange));
            default -> refuse(exchange, "unknown_method");
        }
    }

    private void post(HttpExchange exchange, JsonNode body) throws IOException {
        ids.add(body.at("/metadata/event_payload/id").asText());
        String channel = body.path("channel").asText();
        Optional<String> fault = fault(channel, body);
        if (fault.isPresent()) {
            refuse(exchange, fault.get());
            return;
        }
        String ts = "17636%05d.%06d".formatted(messages.size(), messages.size());
        String conversation = channel.equals(USER) ? DIRECT : channel;
        messages.add(new Posted(conversation, ts, body, false));
        ObjectNode answer =
                object().put("ok", true).put("channel", conversation).put("ts", ts);
        answer.set("message", body);
        answer(exchange, 200, answer);
    }

    private void update(HttpExchange exchange, JsonNode body) throws IOException {
        String channel = body.path("channel").asText();
        Optional<String> fault = channel.equals(USER) ? Optional.of("channel_not_found") : fault(channel, body);
        if (fault.isPresent()) {
            refuse(exchange, fault.get());
            return;
        }
        String ts = body.path("ts").asText();
        for (int place = 0; place < messages.size(); place++) {
            Posted message = messages.get(place);
            if (message.channel().equals(channel) && message.ts().equals(ts)) {
                messages.set(place, new Posted(channel, ts, body, true));
                answer(
                        exchange,
                        200,
                        object().put("ok", true).put("channel", channel).put("ts", ts));
                return;
            }
        }
        refuse(exchange, "message_not_found");
    }

    private static void open(HttpExchange exchange, JsonNode body) throws IOException {
        if (!body.path("users").asText().equals(USER)) {
            refuse(exchange, "user_not_found");
            return;
        }
        ObjectNode answer = object().put("ok", true);
        answer.putObject("channel").put("id", DIRECT);
        answer(exchange, 200, answer);
    }

    /** Newest first; replies in threads only where they were shown in the conversation too. */
    private void history(HttpExchange exchange, Map<String, String> query) throws IOException {
        String channel = query.getOrDefault("channel", "");
        if (!channel.equals(CHANNEL) && !channel.equals(DIRECT)) {
            refuse(exchange, "channel_not_found");
            return;
        }
        List<Posted> visible = new ArrayList<>(messages.reversed());
        visible.removeIf(message -> !message.channel().equals(channel)
                || (message.body().has("thread_ts")
                        && !message.body().path("reply_broadcast").asBoolean()));
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int to = Math.min(visible.size(), from + Integer.parseInt(query.getOrDefault("limit", "100")));
        ObjectNode answer = object().put("ok", true).put("has_more", to < visible.size());
        ArrayNode found = answer.putArray("messages");
        for (Posted message : visible.subList(from, to)) {
            ObjectNode shown = found.addObject().put("type", "message").put("ts", message.ts());
            shown.put("text", message.body().path("text").asText());
            if (query.getOrDefault("include_all_metadata", "").equals("true")) {
                shown.set("metadata", message.body().path("metadata"));
            }
        }
        answer.putObject("response_metadata").put("next_cursor", to < visible.size() ? Integer.toString(to) : "");
        answer(exchange, 200, answer);
    }

    private static Optional<String> fault(String channel, JsonNode body) {
        if (channel.equals(STRANGE)) {
            return Optional.of("not_in_channel");
        }
        if (!channel.equals(CHANNEL) && !channel.equals(DIRECT) && !channel.equals(USER)) {
            return Optional.of("channel_not_found");
        }
        if (body.path("text").asText().isBlank()) {
            return Optional.of("no_text");
        }
        JsonNode metadata = body.path("metadata");
        if (metadata.path("event_type").asText().isEmpty()
                || !metadata.path("event_payload").isObject()) {
            return Optional.of("invalid_metadata_format");
        }
        return BlockKit.fault(body.path("blocks")).map(why -> "invalid_blocks");
    }

    private static JsonNode read(HttpExchange exchange, String body) throws IOException {
        return header(exchange, "content-type").orElse("").startsWith("application/json")
                ? JSON.readTree(body)
                : object();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String parameter : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] parts = parameter.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void refuse(HttpExchange exchange, String error) throws IOException {
        answer(exchange, 200, object().put("ok", false).put("error", error));
    }
}
