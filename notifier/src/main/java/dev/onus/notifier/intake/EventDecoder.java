package dev.onus.notifier.intake;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Topics;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.notifier.message.MessageFactory;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from a record which message it asks for. For one thread. */
final class EventDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

    private final Deserializer<EscalationEvent> deserializer;
    private final MessageFactory messages;

    EventDecoder(AvroSerdes serdes, MessageFactory messages) {
        this.deserializer = serdes.deserializer(Topics.ESCALATIONS);
        this.messages = messages;
    }

    /**
     * Empty when it asks for none, or when nobody will ever be able to read it: one bad record never stops a partition.
     *
     * @throws dev.onus.contracts.registry.SchemaRegistryUnavailableException when the schema registry is away, which says
     *     nothing about the record
     */
    Optional<Incoming> decode(ConsumerRecord<String, byte[]> record) {
        try {
            EscalationEvent event = deserializer.deserialize(record.topic(), record.headers(), record.value());
            return event == null || record.key() == null
                    ? Optional.empty()
                    : messages.of(event)
                            .map(message -> new Incoming(record.key(), record.partition(), record.offset(), message));
        } catch (SerializationException | IllegalArgumentException unreadable) {
            LOG.error(
                    "event skipped reason=undecodable partition={} offset={} detail={}",
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
            return Optional.empty();
        }
    }
}
