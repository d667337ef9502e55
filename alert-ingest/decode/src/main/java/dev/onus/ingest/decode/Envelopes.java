package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.vocabulary.StableHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes items out of what carries them, again and again until nothing more carries anything. An envelope that has an
 * event id names the delivery of what is in it.
 */
final class Envelopes {
    static final int MAX_DEPTH = 5;
    /** A longer id of a delivery is hashed. */
    static final int MAX_DELIVERY = 1_024;

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
            Optional<Envelope.Opened> opened = node.isObject() ? opened(node) : Optional.empty();
            if (opened.isPresent()) {
                Counter inside =
                        opened.get().delivery().map(id -> new Counter(id, 0)).orElse(counter);
                opened.get().items().forEach(item -> open(item, inside, depth + 1));
                return;
            }
        }
        children.add(Child.of(node, counter.delivery, counter.next++));
    }

    private static Optional<Envelope.Opened> opened(JsonNode node) {
        for (Envelope envelope : Formats.envelopes()) {
            Optional<Envelope.Opened> opened = envelope.open(node);
            if (opened.isPresent()) {
                return opened;
            }
        }
        return Optional.empty();
    }
}
