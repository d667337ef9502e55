package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.text.TextRecords;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What carries messages of any product: CloudEvents 1.0 (structured), EventBridge, SNS, Pub/Sub, and lists under
 * {@code Records}, {@code records}, {@code Findings} or {@code findings}.
 */
public final class CommonEnvelopes {
    private static final List<String> LISTS = List.of("Records", "records", "Findings", "findings");

    static final List<Envelope> ALL = List.of(
            CommonEnvelopes::cloudEvent,
            CommonEnvelopes::eventBridge,
            CommonEnvelopes::sns,
            CommonEnvelopes::pubSub,
            CommonEnvelopes::list);

    private CommonEnvelopes() {}

    private static Optional<Envelope.Opened> cloudEvent(JsonNode node) {
        if (!(node.has("specversion") && node.has("id") && node.has("source") && node.has("type"))) {
            return Optional.empty();
        }
        return cloudEventData(node).flatMap(data -> Envelope.Opened.one(data, cloudEventDelivery(new Fields(node))));
    }

    private static Optional<Envelope.Opened> eventBridge(JsonNode node) {
        return node.has("detail-type") && node.path("detail").isObject()
                ? Envelope.Opened.one(node.get("detail"), new Fields(node).text("id"))
                : Optional.empty();
    }

    private static Optional<Envelope.Opened> sns(JsonNode node) {
        if (!node.path("Type").asText().equals("Notification")
                || !node.path("Message").isTextual()) {
            return Optional.empty();
        }
        return json(node.get("Message").textValue())
                .flatMap(message -> Envelope.Opened.one(message, new Fields(node).text("MessageId")));
    }

    private static Optional<Envelope.Opened> pubSub(JsonNode node) {
        JsonNode message = node.path("message");
        if (!message.path("data").isTextual() || !(message.has("messageId") || message.has("message_id"))) {
            return Optional.empty();
        }
        Fields fields = new Fields(message);
        Optional<String> id = fields.text("messageId").or(() -> fields.text("message_id"));
        return base64(message.get("data").textValue())
                .flatMap(CommonEnvelopes::json)
                .flatMap(data -> Envelope.Opened.one(data, id));
    }

    private static Optional<Envelope.Opened> list(JsonNode node) {
        return LISTS.stream()
                .map(node::path)
                .filter(JsonNode::isArray)
                .findFirst()
                .flatMap(Envelope.Opened::all);
    }

    /** Source and id together name an event (CloudEvents 1.0, section 3.1.1). */
    static Optional<String> cloudEventDelivery(Fields event) {
        return event.text("source").flatMap(source -> event.text("id").map(id -> source + " " + id));
    }

    private static Optional<JsonNode> cloudEventData(JsonNode event) {
        JsonNode data = event.path("data");
        if (data.isTextual()) {
            return json(data.textValue()).filter(JsonNode::isContainerNode).or(() -> Optional.of(data));
        }
        if (data.isContainerNode()) {
            return Optional.of(data);
        }
        return Optional.of(event.path("data_base64"))
                .filter(JsonNode::isTextual)
                .flatMap(text -> base64(text.textValue()))
                .flatMap(CommonEnvelopes::json);
    }

    /** The one value that a text holds: JSON, or a record of a text format such as CEF; empty for plain text. */
    public static Optional<JsonNode> json(String text) {
        List<BodyReader.Piece> pieces = BodyReader.read(text.getBytes(StandardCharsets.UTF_8));
        return pieces.size() == 1
                        && pieces.getFirst().problem().isEmpty()
                        && !TextRecords.isPlain(pieces.getFirst().tree())
                ? Optional.of(pieces.getFirst().tree())
                : Optional.empty();
    }

    /** Whether a text may hold more than words, so that it is worth the reading. */
    public static boolean mayHoldMore(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[") || text.contains("CEF:") || text.contains("LEEF:");
    }

    private static Optional<String> base64(String text) {
        try {
            return Optional.of(new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
