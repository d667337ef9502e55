package dev.onus.registry.recorded;

import dev.onus.contracts.kafka.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * One partition of several topics as one log: by record time, each topic in its own order. It ends where the topics
 * ended when it was opened, and holds a few thousand records of each at a time.
 */
final class RecordedPartition implements AutoCloseable {
    /** A topic that is so far ahead of the others waits. */
    private static final int MAX_WAITING = 5_000;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Log> logs = new ArrayList<>();

    /** The part of a topic that is read. */
    private static final class Log {
        private final TopicPartition partition;
        private final long end;
        private final Deque<ConsumerRecord<String, byte[]>> waiting = new ArrayDeque<>();
        /** Nothing comes any more, and nothing waits. */
        private boolean isOver;

        Log(TopicPartition partition, long end) {
            this.partition = partition;
            this.end = end;
        }

        long time() {
            return waiting.getFirst().timestamp();
        }
    }

    /**
     * As far as it is now.
     *
     * @param since records that are older are passed over
     */
    RecordedPartition(KafkaConnection connection, List<String> topics, int partition, Instant since) {
        this(connection, topics, partition, since, Map.of());
    }

    /** @param until where each topic ends; where nothing is said, where it ends now */
    RecordedPartition(
            KafkaConnection connection,
            List<String> topics,
            int partition,
            Instant since,
            Map<TopicPartition, Long> until) {
        consumer = new KafkaConsumer<>(
                connection.consumerProperties("what-if"), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = topics.stream()
                .map(topic -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Map<TopicPartition, Long> wanted = new HashMap<>();
        all.forEach(each -> wanted.put(each, since.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> begins = consumer.offsetsForTimes(wanted);
        for (TopicPartition each : all) {
            long end = until.getOrDefault(each, ends.getOrDefault(each, 0L));
            OffsetAndTimestamp begin = begins.get(each);
            consumer.seek(each, begin == null ? end : begin.offset());
            logs.add(new Log(each, end));
        }
    }

    /** Where each topic ends for it. */
    Map<TopicPartition, Long> ends() {
        return logs.stream().collect(Collectors.toUnmodifiableMap(log -> log.partition, log -> log.end));
    }

    /**
     * How many offsets are still to be passed. They are more than the records, since markers of transactions and what
     * was aborted have offsets too, but like these they come to zero.
     */
    long left() {
        return logs.stream().mapToLong(this::left).sum();
    }

    /** The same of one topic. */
    long left(String topic) {
        return logs.stream()
                .filter(log -> log.partition.topic().equals(topic))
                .mapToLong(this::left)
                .sum();
    }

    private long left(Log log) {
        // No position of one that is in hand or over: this is asked for each of millions of records.
        if (!log.waiting.isEmpty()) {
            return log.end - log.waiting.getFirst().offset();
        }
        if (!log.isOver) {
            long left = log.end - consumer.position(log.partition);
            log.isOver = left <= 0;
            return Math.max(0, left);
        }
        return 0;
    }

    /** The next record of all topics by time; empty when there is none left. */
    Optional<ConsumerRecord<String, byte[]>> next() {
        while (isAnyMissing()) {
            poll();
        }
        // No streams: this is asked for each of millions of records.
        Log earliest = null;
        for (Log log : logs) {
            if (!log.waiting.isEmpty() && (earliest == null || log.time() < earliest.time())) {
                earliest = log;
            }
        }
        return earliest == null ? Optional.empty() : Optional.of(earliest.waiting.removeFirst());
    }

    private boolean isAnyMissing() {
        for (Log log : logs) {
            if (log.waiting.isEmpty() && !isRead(log)) {
                return true;
            }
        }
        return false;
    }

    private boolean isRead(Log log) {
        return consumer.position(log.partition) >= log.end;
    }

    private void poll() {
        for (Log log : logs) {
            if (log.waiting.size() >= MAX_WAITING || isRead(log)) {
                consumer.pause(List.of(log.partition));
            } else {
                consumer.resume(List.of(log.partition));
            }
        }
        var polled = consumer.poll(POLL);
        for (Log log : logs) {
            polled.records(log.partition).stream()
                    .filter(record -> record.offset() < log.end)
                    .forEach(log.waiting::addLast);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
    }
}
