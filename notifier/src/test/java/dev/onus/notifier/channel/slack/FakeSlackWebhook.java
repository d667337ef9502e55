package dev.onus.notifier.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.onus.notifier.channel.FakeVendor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An incoming webhook of Slack: plain {@code ok}, or an error's word with a status (docs.slack.dev, "Incoming webhooks"). */
public final class FakeSlackWebhook extends FakeVendor {
    public static final String PATH = "/services/T0/B0/secret";

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    @Override
    protected void serve(HttpExchange exchange, String body) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            answer(exchange, 404, "text/plain", "no_service");
            return;
        }
        JsonNode message = JSON.readTree(body);
        if (message.path("text").asText().isBlank()
                || BlockKit.fault(message.path("blocks")).isPresent()) {
            answer(exchange, 400, "text/plain", "invalid_payload");
            return;
        }
        messages.add(message);
        answer(exchange, 200, "text/html", "ok");
    }
}
