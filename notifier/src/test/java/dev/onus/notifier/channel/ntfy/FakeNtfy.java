package dev.onus.notifier.channel.ntfy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.onus.notifier.channel.FakeVendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An ntfy server from 2.16 (docs.ntfy.sh/publish, "Publish as JSON"): a message takes the place of its sequence's last. */
public final class FakeNtfy extends FakeVendor {
    public static final String TOKEN = "tk_of_the_fake";
    public static final String TOPIC = "ana-pages";
    private static final int MAX_MESSAGE_BYTES = 4096;
    private static final int MAX_ACTIONS = 3;

    private final Map<String, JsonNode> shown = new LinkedHashMap<>();
    private final List<String> sequences = new CopyOnWriteArrayList<>();

    /** What the telephone shows, one for each sequence. */
    synchronized List<JsonNode> shown() {
        return new ArrayList<>(shown.values());
    }

    List<String> sequences() {
        return List.copyOf(sequences);
    }

    @Override
    protected void serve(HttpExchange exchange, String body) throws IOException {
        if (!header(exchange, "authorization").equals(Optional.of("Bearer " + TOKEN))) {
            refuse(exchange, 401, 40101, "unauthorized");
            return;
        }
        JsonNode message = JSON.readTree(body);
        sequences.add(message.path("sequence_id").asText());
        if (!exchange.getRequestURI().getPath().equals("/")
                || !message.path("topic").asText().matches("[-_A-Za-z0-9]{1,64}")) {
            refuse(exchange, 400, 40009, "invalid request: topic invalid");
        } else if (!message.path("topic").asText().equals(TOPIC)) {
            refuse(exchange, 403, 40301, "forbidden");
        } else if (message.path("priority").asInt() < 1
                || message.path("priority").asInt() > 5) {
            refuse(exchange, 400, 40007, "invalid priority parameter");
        } else if (!hasFineActions(message.path("actions"))) {
            refuse(exchange, 400, 40018, "invalid request: actions invalid");
        } else if (message.path("message").asText().getBytes(StandardCharsets.UTF_8).length > MAX_MESSAGE_BYTES) {
            // The real one makes an attachment of it; a page that nobody can read counts as refused here.
            refuse(exchange, 413, 41303, "JSON body too large");
        } else {
            take(exchange, message);
        }
    }

    private synchronized void take(HttpExchange exchange, JsonNode message) throws IOException {
        String id = "m%011d".formatted(sequences.size());
        String sequence = message.path("sequence_id").asText();
        shown.put(sequence.isEmpty() ? id : sequence, message);
        ObjectNode answer = object().put("id", id).put("event", "message").put("topic", TOPIC);
        answer(exchange, 200, answer);
    }

    private static boolean hasFineActions(JsonNode actions) {
        if (actions.size() > MAX_ACTIONS) {
            return false;
        }
        for (JsonNode action : actions) {
            boolean isFine =
                    List.of("view", "http").contains(action.path("action").asText())
                            && !action.path("label").asText().isEmpty()
                            && !action.path("url").asText().isEmpty()
                            && (action.path("body").asText().isEmpty()
                                    || !action.path("method").asText().equals("GET"));
            if (!isFine) {
                return false;
            }
        }
        return true;
    }

    private static void refuse(HttpExchange exchange, int status, int code, String error) throws IOException {
        answer(exchange, status, object().put("code", code).put("http", status).put("error", error));
    }
}
