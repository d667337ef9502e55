package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.Response;
import dev.onus.contracts.Topics;
import dev.onus.escalation.Limits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A log that lives in the test: hands records to the index with the offsets that they would have. */
final class IndexFeed {
    private static final int PARTITION = 3;
    private final Map<String, Long> offsets = new HashMap<>();

    List<ConsumerRecord<String, EscalationEvent>> event(EscalationEvent event) {
        return record(Topics.ESCALATIONS.name(), event.getIdentity().getId(), event);
    }

    List<ConsumerRecord<String, CaseState>> state(CaseState state) {
        return record(Topics.CASES.name(), state.getId(), state);
    }

    /** As the stream would let go of a case that was closed when it was opened. */
    List<ConsumerRecord<String, CaseState>> tombstone(String caseId) {
        return tombstone(caseId, CaseFixtures.NOON.plus(Limits.FORGET_AFTER));
    }

    List<ConsumerRecord<String, CaseState>> tombstone(String caseId, Instant at) {
        return record(Topics.CASES.name(), caseId, null, at);
    }

    List<ConsumerRecord<String, Response>> response(Response response) {
        return record(Topics.RESPONSES.name(), response.getRoutingKey(), response);
    }

    List<ConsumerRecord<String, Receipt>> receipt(Receipt receipt) {
        return record(Topics.RECEIPTS.name(), receipt.getId(), receipt);
    }

    long end(String topic) {
        return offsets.getOrDefault(topic, 0L);
    }

    private <V> List<ConsumerRecord<String, V>> record(String topic, String key, V value) {
        return record(topic, key, value, CaseFixtures.NOON);
    }

    private <V> List<ConsumerRecord<String, V>> record(String topic, String key, @Nullable V value, Instant at) {
        long offset = offsets.merge(topic, 1L, Long::sum) - 1;
        return List.of(new ConsumerRecord<>(
                topic,
                PARTITION,
                offset,
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
    }
}
