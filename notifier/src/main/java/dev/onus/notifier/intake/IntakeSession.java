package dev.onus.notifier.intake;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.registry.SchemaRegistryUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of a consumer, from joining the group to leaving it. All of it runs on one thread. */
final class IntakeSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeSession.class);

    /** Above this many messages at once nothing more is read until half of them have ended. */
    static final int MAX_IN_FLIGHT = 4_000;

    private static final int SESSION_TIMEOUT_MILLIS = 6_000;
    private static final int HEARTBEAT_MILLIS = 2_000;
    private static final int MAX_POLL_RECORDS = 500;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventDecoder decoder;
    private final IntakeParts parts;
    private final Assignment assignment;
    private long lastCommitNanos = System.nanoTime();

    IntakeSession(KafkaConnection connection, IntakeSettings settings, IntakeParts parts) {
        this.consumer = new KafkaConsumer<>(
                properties(connection, settings), new StringDeserializer(), new ByteArrayDeserializer());
        this.decoder = new EventDecoder(parts.serdes(), parts.messages(), parts.dispatcher()::answered);
        this.parts = parts;
        this.assignment = new Assignment(
                parts, new Backlog(connection, decoder, parts.withdrawals()), consumer::position, this::commit);
    }

    private static Map<String, Object> properties(KafkaConnection connection, IntakeSettings settings) {
        Map<String, Object> properties =
                connection.consumerProperties("onus-notifier-" + settings.instanceId(), settings.groupId());
        properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instanceId());
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        properties.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        return properties;
    }

    /** Whether partitions are assigned (they may be none) and their ledger is read. */
    boolean isAssigned() {
        return assignment.isComplete();
    }

    void run(BooleanSupplier closing) {
        consumer.subscribe(List.of(Topics.ESCALATIONS.name()), assignment);
        while (!closing.getAsBoolean()) {
            take(consumer.poll(POLL));
            holdBack();
            commitWhenDue();
        }
    }

    private void take(ConsumerRecords<String, byte[]> records) {
        List<Incoming> incoming = new ArrayList<>();
        Map<Integer, Long> lastRead = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            decode(partition, records.records(partition), incoming, lastRead);
        }
        incoming.forEach(parts.dispatcher()::foresee);
        incoming.forEach(parts.dispatcher()::submit);
        // Only now: if anything above fails, the end of the session commits no offset of work that never began.
        lastRead.forEach(parts.dispatcher()::seen);
    }

    private void decode(
            TopicPartition partition,
            List<ConsumerRecord<String, byte[]>> records,
            List<Incoming> incoming,
            Map<Integer, Long> lastRead) {
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                decoder.decode(record).ifPresent(incoming::add);
                lastRead.put(record.partition(), record.offset());
            } catch (SchemaRegistryUnavailableException away) {
                LOG.warn("intake waits reason=schema-registry-unavailable detail={}", away.getMessage());
                consumer.seek(partition, record.offset());
                return;
            }
        }
    }

    private void holdBack() {
        int inFlight = parts.dispatcher().inFlight();
        if (inFlight >= MAX_IN_FLIGHT) {
            consumer.pause(consumer.assignment());
        } else if (inFlight < MAX_IN_FLIGHT / 2) {
            consumer.resume(consumer.paused());
        }
    }

    private void commitWhenDue() {
        if (System.nanoTime() - lastCommitNanos >= COMMIT_INTERVAL.toNanos()) {
            commit(parts.dispatcher().partitions());
            lastCommitNanos = System.nanoTime();
        }
    }

    private void commit(Collection<Integer> numbers) {
        Map<Integer, Long> positions = parts.dispatcher().committable(numbers);
        if (positions.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((number, position) ->
                offsets.put(new TopicPartition(Topics.ESCALATIONS.name(), number), new OffsetAndMetadata(position)));
        try {
            consumer.commitSync(offsets, COMMIT_TIMEOUT);
            parts.dispatcher().committed(positions);
        } catch (RebalanceInProgressException | CommitFailedException later) {
            LOG.info("commit put off reason={}", later.getMessage());
        }
    }

    /** Ends what is on its way, commits what has ended, and leaves. A static member keeps its place for six seconds. */
    @Override
    public void close() {
        Collection<Integer> numbers = List.copyOf(parts.dispatcher().partitions());
        parts.dispatcher().stop(numbers, Assignment.STOP_PATIENCE);
        try {
            commit(numbers);
        } catch (RuntimeException broken) {
            LOG.warn("commit failed at the end reason={}", broken.toString());
        }
        parts.dispatcher().drop(numbers);
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
