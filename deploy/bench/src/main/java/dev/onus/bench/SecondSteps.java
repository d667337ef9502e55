package dev.onus.bench;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows critical cases as every subscriber does: when the first page of each was asked for, when its second step was
 * due, and when each could be seen. Begins with what is written after it was made.
 */
final class SecondSteps implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long LOOK_EVERY_MILLIS = 5;

    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private final List<Seen> first = Collections.synchronizedList(new ArrayList<>());
    private final List<Seen> second = Collections.synchronizedList(new ArrayList<>());
    private final TopicFollower<EscalationEvent> follower;

    /**
     * @param partition whose task wrote it
     * @param should for a first page the time of its alert's record, for a second step when it was due
     */
    record Seen(int partition, Instant should, Instant seen) {
        double lateMillis() {
            return Duration.between(should, seen).toNanos() / 1e6;
        }
    }

    SecondSteps(KafkaConnection connection, Deserializer<EscalationEvent> deserializer) {
        follower = TopicFollower.startTogether(
                connection,
                Topics.ESCALATIONS,
                deserializer,
                ends(connection),
                read -> read.forEach(record -> saw(record.partition(), record.value())));
        follower.caughtUp().join();
    }

    private void saw(int partition, EscalationEvent event) {
        if (event.getSeverity() != SeverityLevel.critical || !event.getKind().equals("page-requested")) {
            return;
        }
        Instant now = Instant.now();
        if (event.getPage().getPerson().equals(BenchOrganisation.FIRST_PERSON)) {
            due.put(event.getCaseId(), event.getPage().getAcknowledgeBy());
            first.add(new Seen(partition, event.getAt(), now));
            return;
        }
        Instant dueAt = due.remove(event.getCaseId());
        if (dueAt != null) {
            second.add(new Seen(partition, dueAt, now));
        }
    }

    List<Seen> awaitFirstPages(int total) throws InterruptedException {
        return await(first, total);
    }

    List<Seen> awaitSecondSteps(int total) throws InterruptedException {
        return await(second, total);
    }

    void forgetSeen() {
        first.clear();
        second.clear();
    }

    private static List<Seen> await(List<Seen> list, int total) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (list.size() < total) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Expected %d pages within %s, but there are %d.".formatted(total, PATIENCE, list.size()));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        synchronized (list) {
            return List.copyOf(list);
        }
    }

    private static Map<Integer, Long> ends(KafkaConnection connection) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.consumerProperties("bench-ends"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ESCALATIONS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<Integer, Long> ends = new HashMap<>();
            consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
            return ends;
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
