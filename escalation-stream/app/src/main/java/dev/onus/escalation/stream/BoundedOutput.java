package dev.onus.escalation.stream;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * What is too large for the broker is refused before the producer sees it. A transactional producer that is given such a
 * record can only abort its transaction: the same input would come again for ever, and its partition would stand still.
 */
final class BoundedOutput {
    /** The least of a producer's and a broker's defaults is 1 MiB; key, headers and the batch need some of it. */
    static final int MAX_BYTES = 1_000 * 1_000;

    private BoundedOutput() {}

    static <V> Serde<V> of(Serde<V> serde) {
        Serializer<V> serializer = serde.serializer();
        return Serdes.serdeFrom(
                (topic, value) -> bounded(topic, serializer.serialize(topic, value)), serde.deserializer());
    }

    private static byte @Nullable [] bounded(String topic, byte @Nullable [] bytes) {
        if (bytes != null && bytes.length > MAX_BYTES) {
            throw new SerializationException("Expected a record for " + topic + " of at most " + MAX_BYTES
                    + " bytes, but it has " + bytes.length + ".");
        }
        return bytes;
    }
}
