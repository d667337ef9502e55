package dev.onus.ingest.decode;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.vocabulary.StableHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes items out of what carries them, again and again until nothing more carries anything. An envelope that has an
 * event id names the delivery of what is in it.
 */
final class Envelopes {
    static final int MAX_DEPTH = 5;
    /** A longer id of a delivery is hashed. */
    static final int MAX_DELIVERY = 1_024;

    /** Where shippers put a record as it was: Splunk, Elastic, Logstash, AKS, container logs, journald. */
    private static final List<JsonPointer> TEXTS = Stream.of(
                    "/_raw", "/message", "/event.original", "/event/original", "/properties/log", "/log", "/MESSAGE")
            .map(JsonPointer::compile)
            .toList();

    private final List<Child> children = new ArrayList<>();

    /** Counts the items of one delivery. */
    private static final class Counter {
        private final String delivery;
        private int next;

        Counter(String delivery, int first) {
            this.delivery = delivery.length() <= MAX_DELIVERY ? delivery : StableHash.of("long-delivery", delivery);
            this.next = first;
        }

        Counter(Counter same) {
            this.delivery = same.delivery;
            this.next = same.next;
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
            if (node.isTextual() && inText(node.textValue(), counter, depth)) {
                return;
            }
            Optional<Envelope.Opened> opened = node.isObject() ? opened(node) : Optional.empty();
            if (opened.isPresent()) {
                Counter inside =
                        opened.get().delivery().map(id -> new Counter(id, 0)).orElse(counter);
                opened.get().items().forEach(item -> open(item, inside, depth + 1));
                return;
            }
            if (node.isObject() && inAnyText(node, counter, depth)) {
                return;
            }
        }
        children.add(Child.of(node, counter.delivery, counter.next++));
    }

    /** A record that nobody knows, which some shipper has put as text into a field of its own. */
    private boolean inAnyText(JsonNode node, Counter counter, int depth) {
        for (JsonPointer place : TEXTS) {
            JsonNode text = node.at(place);
            if (text.isTextual()
                    && CommonEnvelopes.mayHoldMore(text.textValue())
                    && Formats.of(node).isEmpty()
                    && inText(text.textValue(), counter, depth)) {
                return true;
            }
        }
        return false;
    }

    /** Takes what the text holds when a format knows any of it; else nothing has happened. */
    private boolean inText(String text, Counter counter, int depth) {
        Optional<JsonNode> inner = CommonEnvelopes.mayHoldMore(text) ? CommonEnvelopes.json(text) : Optional.empty();
        if (inner.filter(JsonNode::isContainerNode).isEmpty()) {
            return false;
        }
        Envelopes trial = new Envelopes();
        Counter counting = new Counter(counter);
        trial.open(inner.get(), counting, depth + 1);
        if (trial.children.stream().noneMatch(child -> isVendors(child.tree()))) {
            return false;
        }
        children.addAll(trial.children);
        counter.next = counting.next;
        return true;
    }

    /** Our own shape is too wide to tell what a stranger's field holds. */
    private static boolean isVendors(JsonNode tree) {
        return Formats.of(tree)
                .filter(format -> !format.name().equals(Formats.OWN))
                .isPresent();
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
