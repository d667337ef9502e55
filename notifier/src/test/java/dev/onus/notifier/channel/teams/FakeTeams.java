package dev.onus.notifier.channel.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.onus.notifier.channel.FakeVendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A workflow "Post to a channel when a webhook request is received": it takes a message with one adaptive card, answers
 * 202, and refuses an address without its signature, another shape, and cards that Teams would not take.
 */
public final class FakeTeams extends FakeVendor {
    public static final String PATH = "/workflows/0f/triggers/manual/paths/invoke?sig=secret";
    private static final int MAX_BYTES = 28 * 1024;
    private static final String CARD = "application/vnd.microsoft.card.adaptive";

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    @Override
    protected void serve(HttpExchange exchange, String body) throws IOException {
        if (!exchange.getRequestURI().toString().equals(PATH)) {
            answer(exchange, 401, "application/json", "{\"error\":{\"code\":\"DirectApiAuthorizationRequired\"}}");
            return;
        }
        if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            answer(exchange, 413, "application/json", "{\"error\":{\"code\":\"RequestEntityTooLarge\"}}");
            return;
        }
        JsonNode message = JSON.readTree(body);
        if (!isCard(message)) {
            answer(exchange, 400, "application/json", "{\"error\":{\"code\":\"TriggerInputSchemaMismatch\"}}");
            return;
        }
        messages.add(message);
        exchange.sendResponseHeaders(202, -1);
    }

    private static boolean isCard(JsonNode message) {
        JsonNode attachment = message.at("/attachments/0");
        JsonNode card = attachment.path("content");
        return message.path("type").asText().equals("message")
                && message.path("attachments").size() == 1
                && attachment.path("contentType").asText().equals(CARD)
                && attachment.path("contentUrl").isNull()
                && card.path("type").asText().equals("AdaptiveCard")
                && card.path("version").asText().equals("1.2")
                && card.path("body").size() > 0
                && card.path("actions").isArray();
    }
}
