package dev.onus.notifier.channel.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.onus.notifier.channel.FakeVendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The Events API v2 (developer.pagerduty.com): a trigger opens an alert or joins the open one with its key, a resolve ends
 * it, and another trigger after that opens a new one. An acknowledge of what is not open changes nothing.
 */
public final class FakePagerDuty extends FakeVendor {
    public static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");
    private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");
    private static final int MAX_BYTES = 512 * 1024;

    /** What an alert is in; only as triggered it calls people. */
    public enum State {
        TRIGGERED,
        ACKNOWLEDGED,
        RESOLVED
    }

    /** An alert; the newest trigger says what it is about. */
    public record Alert(String dedupKey, JsonNode payload, State state) {
        boolean isOpen() {
            return state != State.RESOLVED;
        }
    }

    private final List<Alert> alerts = new ArrayList<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    public synchronized List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    public List<JsonNode> events() {
        return List.copyOf(events);
    }

    @Override
    protected void serve(HttpExchange exchange, String body) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/v2/enqueue")) {
            answer(exchange, 404, "text/plain", "Not Found");
            return;
        }
        JsonNode event = JSON.readTree(body);
        events.add(event);
        List<String> errors = errors(event, body);
        if (!errors.isEmpty()) {
            ObjectNode refusal = object().put("status", "invalid event").put("message", "Event object is invalid");
            errors.forEach(refusal.putArray("errors")::add);
            answer(exchange, 400, refusal);
            return;
        }
        apply(event);
        ObjectNode taken = object().put("status", "success").put("message", "Event processed");
        answer(exchange, 202, taken.put("dedup_key", event.path("dedup_key").asText()));
    }

    private synchronized void apply(JsonNode event) {
        String key = event.path("dedup_key").asText();
        boolean isTrigger = event.path("event_action").asText().equals("trigger");
        for (int place = 0; place < alerts.size(); place++) {
            Alert alert = alerts.get(place);
            if (alert.dedupKey().equals(key) && alert.isOpen()) {
                alerts.set(place, after(alert, event));
                return;
            }
        }
        if (isTrigger) {
            alerts.add(new Alert(key, event.path("payload"), State.TRIGGERED));
        }
    }

    /** Another trigger joins the alert as it is: one that is acknowledged stays so, and calls nobody. */
    private static Alert after(Alert alert, JsonNode event) {
        return switch (event.path("event_action").asText()) {
            case "trigger" -> new Alert(alert.dedupKey(), event.path("payload"), alert.state());
            case "acknowledge" -> new Alert(alert.dedupKey(), alert.payload(), State.ACKNOWLEDGED);
            default -> new Alert(alert.dedupKey(), alert.payload(), State.RESOLVED);
        };
    }

    private static List<String> errors(JsonNode event, String body) {
        List<String> errors = new ArrayList<>();
        if (!event.path("routing_key").asText().equals(KEY)) {
            errors.add("'routing_key' is invalid");
        }
        if (!ACTIONS.contains(event.path("event_action").asText())) {
            errors.add("'event_action' is invalid");
        }
        int keyLength = event.path("dedup_key").asText().length();
        if (keyLength == 0 || keyLength > 255) {
            errors.add("'dedup_key' is missing or too long");
        }
        if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            errors.add("the event is too large");
        }
        if (event.path("event_action").asText().equals("trigger")) {
            JsonNode payload = event.path("payload");
            int summary = payload.path("summary").asText().length();
            if (summary == 0 || summary > 1024) {
                errors.add("'payload.summary' is missing or too long");
            }
            if (payload.path("source").asText().isEmpty()) {
                errors.add("'payload.source' is missing or blank");
            }
            if (!SEVERITIES.contains(payload.path("severity").asText())) {
                errors.add("'payload.severity' is invalid");
            }
        }
        return errors;
    }
}
