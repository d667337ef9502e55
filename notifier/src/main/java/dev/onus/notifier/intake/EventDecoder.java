package dev.onus.notifier.intake;

import dev.onus.contracts.DeliveryFacts;
import dev.onus.contracts.DestinationFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Topics;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageFactory;
import dev.onus.notifier.pipeline.AcknowledgeRequest;
import dev.onus.notifier.pipeline.AnsweredPages;
import dev.onus.notifier.pipeline.PageReceipt;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from a record what it means for the notifier. For one thread. */
final class EventDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

    private static final Set<DeliveryState> NEWS =
            EnumSet.of(DeliveryState.DELIVERED, DeliveryState.READ, DeliveryState.FAILED);

    private final Deserializer<EscalationEvent> deserializer;
    private final MessageFactory messages;
    private final AnsweredPages answered = new AnsweredPages();
    private final Consumer<Set<PageId>> onAnswered;

    /** @param onAnswered is told of pages whose person has answered, as soon as that is read */
    EventDecoder(AvroSerdes serdes, MessageFactory messages, Consumer<Set<PageId>> onAnswered) {
        this.deserializer = serdes.deserializer(Topics.ESCALATIONS);
        this.messages = messages;
        this.onAnswered = onAnswered;
    }

    /**
     * Empty when it means nothing, or when nobody will ever be able to read it: one bad record never stops a partition.
     *
     * @throws dev.onus.contracts.registry.SchemaRegistryUnavailableException when the schema registry is away, which
     * says
     *     nothing about the record
     */
    Optional<Incoming> decode(ConsumerRecord<String, byte[]> record) {
        try {
            EscalationEvent event = deserializer.deserialize(record.topic(), record.headers(), record.value());
            return event == null || record.key() == null ? Optional.empty() : incoming(record, event);
        } catch (SerializationException | IllegalArgumentException unreadable) {
            LOG.error(
                    "event skipped reason=undecodable partition={} offset={} detail={}",
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Incoming> incoming(ConsumerRecord<String, byte[]> record, EscalationEvent event) {
        Optional<Message> message = messages.of(event);
        message.ifPresent(any -> answered.note(any, record.offset()));
        Set<PageId> over = answered.answeredBy(event, record.offset());
        if (!over.isEmpty()) {
            onAnswered.accept(over);
        }
        Optional<Incoming> asked =
                message.map(any -> new Incoming.Send(record.key(), record.partition(), record.offset(), any));
        if (AcknowledgeRequest.isOne(event)) {
            return Optional.of(new Incoming.Acknowledged(
                    new AcknowledgeRequest(record.key(), record.partition(), event), record.offset()));
        }
        return asked.or(() ->
                receipt(event).map(receipt -> new Incoming.Receipt(record.partition(), record.offset(), receipt)));
    }

    /** What the stream says of our own deliveries names no more than we know; only channels' own words are news. */
    private static Optional<PageReceipt> receipt(EscalationEvent event) {
        DeliveryFacts delivery = event.getDelivery();
        boolean isReceipt =
                switch (Word.find(TimelineKind.class, event.getKind()).orElse(TimelineKind.UNKNOWN)) {
                    case PAGE_DELIVERED, PAGE_READ, PAGE_FAILED -> true;
                    default -> false;
                };
        if (!isReceipt || delivery == null || delivery.getDestinations().size() != 1) {
            return Optional.empty();
        }
        DestinationFacts destination = delivery.getDestinations().getFirst();
        return Word.find(DeliveryState.class, delivery.getState())
                .filter(NEWS::contains)
                .map(state -> new PageReceipt(
                        new PageId(delivery.getPageId()),
                        destination.getDestination(),
                        destination.getChannel(),
                        state,
                        Optional.ofNullable(delivery.getDetail()).orElse(""),
                        event.getAt()));
    }
}
