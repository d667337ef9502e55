package dev.onus.escalation.stream;

import dev.onus.contracts.Topic;
import dev.onus.contracts.serde.AvroSerdes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes for a topology. Streams gives the one instance that a source, sink or store was declared with to every task of
 * every thread, and Avro's encoders are for one thread, so each thread takes its own.
 */
final class PerThread {
    private PerThread() {}

    static <V extends SpecificRecord> Serde<V> serde(AvroSerdes serdes, Topic<V> topic) {
        ThreadLocal<Serializer<V>> serializers = ThreadLocal.withInitial(() -> serdes.serializer(topic));
        ThreadLocal<Deserializer<V>> deserializers = ThreadLocal.withInitial(() -> serdes.deserializer(topic));
        return Serdes.serdeFrom(
                (name, value) -> serializers.get().serialize(name, value),
                (name, bytes) -> deserializers.get().deserialize(name, bytes));
    }
}
