package dev.onus.registry.recorded;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.FamilyMessage;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.Response;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.Task;
import dev.onus.escalation.TaskReading;
import dev.onus.escalation.reading.FamiliesRead;
import dev.onus.escalation.reading.FromContracts;
import dev.onus.escalation.replay.Replay;
import dev.onus.escalation.replay.ReplayInput;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of a slice of the topics as inputs of a replay; of one thread. What is of another slice is not decoded, where
 * its key says that it is for that one alone.
 */
final class RecordedInputs {
    /** In the order in which the stream hears what has one time: a storm's word comes after what it is about. */
    static final List<Topic<? extends SpecificRecord>> TOPICS =
            List.of(Topics.ALERTS, Topics.RESPONSES, Topics.DELIVERIES, Topics.FAMILIES, Topics.ESCALATIONS);

    private static final Logger LOG = LoggerFactory.getLogger(RecordedInputs.class);

    private final KeySlice slice;
    private final Deserializer<AlertEvent> alerts;
    private final Deserializer<Response> responses;
    private final Deserializer<Delivery> deliveries;
    private final Deserializer<FamilyMessage> families;
    private final Deserializer<EscalationEvent> escalations;

    RecordedInputs(AvroSerdes serdes, KeySlice slice) {
        this.slice = slice;
        alerts = serdes.deserializer(Topics.ALERTS);
        responses = serdes.deserializer(Topics.RESPONSES);
        deliveries = serdes.deserializer(Topics.DELIVERIES);
        families = serdes.deserializer(Topics.FAMILIES);
        escalations = serdes.deserializer(Topics.ESCALATIONS);
    }

    /** What nobody can read was a dead letter when it came, and changed nothing. */
    void give(ConsumerRecord<String, byte[]> record, Replay replay) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        RoutingKey key = new RoutingKey(record.key());
        boolean isOfSlice = slice.includes(record.key());
        if (!isOfSlice && !mayBeForAnyKey(record, key)) {
            return;
        }
        Instant at = Instant.ofEpochMilli(record.timestamp());
        try {
            if (record.topic().equals(Topics.ESCALATIONS.name())) {
                page(read(escalations, record), replay);
            } else {
                input(record, key, at)
                        .filter(input -> isOfSlice || isForAnyKey(input))
                        .ifPresent(input -> replay.take(key, input));
            }
        } catch (SerializationException unreadable) {
            LOG.warn(
                    "what-if=passes-over topic={} partition={} offset={}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable);
        }
    }

    /** Without an identity a source may report something, or say what became of something of this slice. */
    private static boolean mayBeForAnyKey(ConsumerRecord<String, byte[]> record, RoutingKey key) {
        return key.isUnresolved() && record.topic().equals(Topics.ALERTS.name());
    }

    private static boolean isForAnyKey(ReplayInput input) {
        return input instanceof ReplayInput.Alerted word && word.isForAnyKey();
    }

    private Optional<ReplayInput> input(ConsumerRecord<String, byte[]> record, RoutingKey key, Instant at) {
        if (record.topic().equals(Topics.ALERTS.name())) {
            return Optional.of(new ReplayInput.Alerted(at, FromContracts.alert(key, read(alerts, record))));
        }
        if (record.topic().equals(Topics.DELIVERIES.name())) {
            Delivery delivery = read(deliveries, record);
            return Optional.of(
                    new ReplayInput.Said(at, new CaseId(delivery.getCaseId()), FromContracts.delivery(delivery)));
        }
        if (record.topic().equals(Topics.FAMILIES.name())) {
            return FamiliesRead.word(read(families, record), at).map(word -> new ReplayInput.FamilySaid(at, word));
        }
        Response response = read(responses, record);
        return response.getAction().equals(TaskWords.OPEN_TASK)
                ? task(response, key, at)
                : Optional.of(
                        new ReplayInput.Said(at, new CaseId(response.getCaseId()), FromContracts.response(response)));
    }

    /** As the stream's desk takes it: from the registry alone, without a mistake, under its own key. */
    private static Optional<ReplayInput> task(Response response, RoutingKey key, Instant at) {
        boolean isRefused = !FromContracts.isService(response)
                || TaskReading.mistake(response.getParameters(), at).isPresent();
        return isRefused
                ? Optional.empty()
                : Optional.of(new Task(response.getParameters()))
                        .filter(task -> task.routingKey().equals(key))
                        .map(task -> new ReplayInput.TaskOpened(at, task));
    }

    private static void page(EscalationEvent event, Replay replay) {
        PageFacts page = event.getPage();
        if (page != null && event.getKind().equals(TimelineKind.PAGE_REQUESTED.word())) {
            replay.recorded(new PageId(page.getPageId()), event.getAt());
        }
    }

    private static <V> V read(Deserializer<V> deserializer, ConsumerRecord<String, byte[]> record) {
        return deserializer.deserialize(record.topic(), record.headers(), record.value());
    }
}
