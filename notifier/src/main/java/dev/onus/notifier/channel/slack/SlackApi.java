package dev.onus.notifier.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.notifier.channel.Json;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.notifier.outbound.HttpCall;
import dev.onus.notifier.outbound.HttpSender;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The four methods of Slack's Web API that paging needs, with one bot's token. */
final class SlackApi {
    /** Small, because only the first 64 KiB of an answer are read and a message may take six of them. */
    private static final int HISTORY_PAGE = 10;

    private static final int MAX_HISTORY_PAGES = 3;

    private final HttpSender http;
    private final WebAddress base;
    private final String authorization;
    private final Clock clock;

    SlackApi(HttpSender http, WebAddress base, String token, Clock clock) {
        this.http = http;
        this.base = base;
        this.authorization = "Bearer " + token;
        this.clock = clock;
    }

    SlackVerdict.Reply postMessage(ObjectNode body, Duration timeout) {
        return post("chat.postMessage", body, timeout);
    }

    SlackVerdict.Reply update(ObjectNode body, Duration timeout) {
        return post("chat.update", body, timeout);
    }

    /** A message of ours, and the id in its metadata. */
    record Found(String id, PostedMessage message) {}

    /**
     * The newest message with one of these ids in its metadata, if it is among the newest of the conversation. Empty also
     * when Slack does not tell: then it is sent again, because a page that comes twice is better than one that does not
     * come.
     *
     * @param since before this there is none
     * @param timeout for each of at most {@value #MAX_HISTORY_PAGES} and one calls
     */
    Optional<Found> find(SlackSettings settings, Set<String> ids, Instant since, Duration timeout) {
        Optional<String> channel =
                settings.isUser() ? open(settings.conversation(), timeout) : Optional.of(settings.conversation());
        return channel.flatMap(known -> find(known, ids, since, timeout));
    }

    private Optional<Found> find(String channel, Set<String> ids, Instant since, Duration timeout) {
        String cursor = "";
        for (int page = 0; page < MAX_HISTORY_PAGES; page++) {
            Map<String, String> query = Map.of(
                    "channel",
                    channel,
                    "oldest",
                    Long.toString(since.getEpochSecond()),
                    "limit",
                    Integer.toString(HISTORY_PAGE),
                    "include_all_metadata",
                    "true",
                    "cursor",
                    cursor);
            if (!(get("conversations.history", query, timeout) instanceof SlackVerdict.Reply.Done done)) {
                return Optional.empty();
            }
            for (JsonNode message : done.body().path("messages")) {
                JsonNode payload = message.at("/metadata/event_payload");
                String id = payload.path("id").asText();
                if (ids.contains(id)) {
                    boolean isBundle = payload.path("pages").asInt(1) > 1;
                    return Optional.of(new Found(
                            id, new PostedMessage(channel, message.path("ts").asText(), isBundle)));
                }
            }
            cursor = done.body().at("/response_metadata/next_cursor").asText();
            if (cursor.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<String> open(String user, Duration timeout) {
        return post("conversations.open", Json.object().put("users", user), timeout)
                        instanceof SlackVerdict.Reply.Done done
                ? Optional.of(done.body().at("/channel/id").asText()).filter(id -> !id.isEmpty())
                : Optional.empty();
    }

    private SlackVerdict.Reply post(String method, ObjectNode body, Duration timeout) {
        Map<String, String> headers =
                Map.of("authorization", authorization, "content-type", "application/json; charset=utf-8");
        HttpCall call = HttpCall.postAndRead(base.resolve(method).uri(), headers, Json.bytes(body));
        return SlackVerdict.of(http.send(call, timeout), clock.instant());
    }

    private SlackVerdict.Reply get(String method, Map<String, String> query, Duration timeout) {
        String text = query.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        URI target = URI.create(base.resolve(method).uri() + "?" + text);
        HttpCall call = HttpCall.get(target, Map.of("authorization", authorization));
        return SlackVerdict.of(http.send(call, timeout), clock.instant());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
