package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that carries items: a bus, a batch, a report. Each item that it gives must stand by itself, with whatever of
 * the envelope it needs in it, because a dead letter keeps the item alone and is decoded again from that.
 */
public interface Envelope {
    /** Empty when the node is none of this kind, or when nothing in it can be read: then the node itself is the item. */
    Optional<Opened> open(JsonNode node);

    /**
     * @param delivery the event id of the envelope, when it has one (the id of an event, never of a finding)
     */
    record Opened(Optional<String> delivery, List<JsonNode> items) {
        public Opened {
            items = List.copyOf(items);
        }

        public static Optional<Opened> one(JsonNode item, Optional<String> delivery) {
            return Optional.of(new Opened(delivery, List.of(item)));
        }

        public static Optional<Opened> all(Iterable<JsonNode> items) {
            List<JsonNode> list = new ArrayList<>();
            items.forEach(list::add);
            return Optional.of(new Opened(Optional.empty(), list));
        }
    }
}
