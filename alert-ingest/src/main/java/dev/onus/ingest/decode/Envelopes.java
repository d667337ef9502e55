package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.vocabulary.StableHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Takes items out of what carries them: arrays, CloudEvents 1.0 (structured and batch), EventBridge, SNS, Pub/Sub,
 * lists under {@code Records}, {@code records}, {@code Findings} or {@code findings}. An envelope that has an event id
 * names the delivery of what is in it.
 */
final class Envelopes {
    static final int MAX_DEPTH = 5;
    /** A longer id of a delivery is hashed. */
    static final int MAX_DELIVERY = 1_024;

    private static final List<String> LISTS = List.of("Records", "records", "Findings", "findings");

    private final List<Child> children = new ArrayList<>();

    /** Counts the items of one delivery. */
    private static final class Counter {
        private final String delivery;
        private int next;

        Counter(String delivery, int first) {
            this.delivery = delivery.length() <= MAX_DELIVERY ? delivery : StableHash.of("long-delivery", delivery);
            this.next = first;
        }
    }

    private Envelopes() {}

    static List<Child> open(List<BodyReader.Piece> pieces, String delivery, int firstIndex) {
        Envelopes envelopes = new Envelopes();
        Counter counter = new Counter(delivery, firstIndex);
        for (BodyReader.Piece piece : pieces) {
            if (piece.problem().isEmpty()) {
                envelopes.open(piece.tree(), counter, 0);
            } else {
                envelopes.children.add(
                        Child.unreadable(piece.bytes(), piece.problem(), counter.delivery, counter.next++));
            }
        }
        return envelopes.children;
    }

    private void open(JsonNode node, Counter counter, int depth) {
        if (children.size() > Decoder.MAX_ITEMS) {
            return;
        }
        if (depth < MAX_DEPTH) {
            if (node.isArray()) {
                node.forEach(item -> open(item, counter, depth + 1));
                return;
            }
            if (node.isObject() && (isCarrier(node, counter, depth) || isList(node, counter, depth))) {
                return;
            }
        }
        children.add(Child.of(node, counter.delivery, counter.next++));
    }

    private boolean isCarrier(JsonNode node, Counter counter, int depth) {
        Fields fields = new Fields(node);
        if (node.has("specversion") && node.has("id") && node.has("source") && node.has("type")) {
            return into(cloudEventData(node), cloudEventDelivery(fields), counter, depth);
        }
        if (node.has("detail-type") && node.path("detail").isObject()) {
            return into(Optional.of(node.get("detail")), fields.text("id"), counter, depth);
        }
        if (node.path("Type").asText().equals("Notification")
                && node.path("Message").isTextual()) {
            return into(json(node.get("Message").textValue()), fields.text("MessageId"), counter, depth);
        }
        JsonNode pubSub = node.path("message");
        if (pubSub.path("data").isTextual() && (pubSub.has("messageId") || pubSub.has("message_id"))) {
            Fields message = new Fields(pubSub);
            Optional<String> id = message.text("messageId").or(() -> message.text("message_id"));
            return into(base64(pubSub.get("data").textValue()).flatMap(Envelopes::json), id, counter, depth);
        }
        return false;
    }

    private boolean isList(JsonNode node, Counter counter, int depth) {
        for (String name : LISTS) {
            if (node.path(name).isArray()) {
                node.get(name).forEach(item -> open(item, counter, depth + 1));
                return true;
            }
        }
        return false;
    }

    /** False when there is nothing inside that can be read: then the envelope itself is the item. */
    private boolean into(Optional<JsonNode> inner, Optional<String> delivery, Counter counter, int depth) {
        inner.ifPresent(node ->
                open(node, delivery.map(id -> new Counter(id, 0)).orElse(counter), depth + 1));
        return inner.isPresent();
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
                .flatMap(Envelopes::json);
    }

    private static Optional<JsonNode> json(String text) {
        List<BodyReader.Piece> pieces = BodyReader.read(text.getBytes(StandardCharsets.UTF_8));
        return pieces.size() == 1 && pieces.getFirst().problem().isEmpty()
                ? Optional.of(pieces.getFirst().tree())
                : Optional.empty();
    }

    private static Optional<String> base64(String text) {
        try {
            return Optional.of(new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
