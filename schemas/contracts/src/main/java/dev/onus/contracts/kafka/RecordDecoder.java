package dev.onus.contracts.kafka;

import dev.onus.contracts.Topic;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes values, and tells a record that nobody can read from a registry that does not answer. */
final class RecordDecoder<V> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordDecoder.class);

    private final Topic<V> topic;
    private final Deserializer<V> deserializer;

    RecordDecoder(Topic<V> topic, Deserializer<V> deserializer) {
        this.topic = topic;
        this.deserializer = deserializer;
    }

    /** Empty if nobody will ever be able to read it; throws if the schema registry is away. */
    Optional<ConsumerRecord<String, V>> decode(ConsumerRecord<String, byte[]> raw) {
        try {
            V value = deserializer.deserialize(topic.name(), raw.headers(), raw.value());
            return Optional.of(new ConsumerRecord<>(
                    raw.topic(),
                    raw.partition(),
                    raw.offset(),
                    raw.timestamp(),
                    raw.timestampType(),
                    raw.serializedKeySize(),
                    raw.serializedValueSize(),
                    raw.key(),
                    value,
                    raw.headers(),
                    raw.leaderEpoch()));
        } catch (SerializationException e) {
            LOG.error(
                    "record skipped reason=undecodable topic={} partition={} offset={} detail={}",
                    raw.topic(),
                    raw.partition(),
                    raw.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
