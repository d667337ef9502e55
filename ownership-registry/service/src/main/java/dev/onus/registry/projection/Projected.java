package dev.onus.registry.projection;

import dev.onus.contracts.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that the projector writes.
 *
 * @param value null deletes the key from a compacted topic
 */
record Projected<V extends SpecificRecord>(
        Topic<V> topic, String key, @Nullable V value) {}
