package dev.onus.ingest.http;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.ingest.publish.DeadLetter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads pages of {@code onus.alerts.dead-letter}, oldest first in each partition. Bounded in records and time. */
@Singleton
final class DeadLetterLog {
    static final int PAGE = 100;
    private static final int MAX_PAGE_BYTES = 8 * 1024 * 1024;
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);
    private static final String TOPIC = Topics.DEAD_LETTERS.name();

    /** @param id partition and offset, as {@code 3-17} */
    record Kept(String id, DeadLetter letter) {}

    /** @param next where to go on, by partition; empty at the end */
    record Page(List<Kept> letters, Map<Integer, Long> next) {}

    private final KafkaConnection connection;

    DeadLetterLog(KafkaConnection connection) {
        this.connection = connection;
    }

    /** @param from the first offset to read, by partition; a partition that is not named is read from its start */
    Page read(Map<Integer, Long> from) {
        try (Reader reader = new Reader(connection, PAGE)) {
            List<TopicPartition> partitions = reader.partitions();
            Map<TopicPartition, Long> ends = reader.consumer.endOffsets(partitions);
            reader.consumer.assign(partitions);
            reader.consumer
                    .beginningOffsets(partitions)
                    .forEach((partition, first) -> reader.consumer.seek(
                            partition, Math.max(first, from.getOrDefault(partition.partition(), 0L))));
            List<Kept> letters = new ArrayList<>();
            long until = System.nanoTime() + WITHIN.toNanos();
            while (letters.size() < PAGE && !reader.isAt(ends) && System.nanoTime() < until) {
                reader.consumer.poll(POLL).forEach(record -> letters.add(kept(record)));
            }
            Map<Integer, Long> next = new TreeMap<>();
            if (!reader.isAt(ends)) {
                partitions.forEach(it -> next.put(it.partition(), reader.consumer.position(it)));
            }
            return new Page(letters, next);
        }
    }

    /** Empty when there is none, or no longer. */
    Optional<Kept> find(String id) {
        if (!id.matches("\\d{1,5}-\\d{1,18}")) {
            return Optional.empty();
        }
        String[] parts = id.split("-", 2);
        TopicPartition partition = new TopicPartition(TOPIC, Integer.parseInt(parts[0]));
        long offset = Long.parseLong(parts[1]);
        try (Reader reader = new Reader(connection, 1)) {
            if (!reader.partitions().contains(partition)
                    || offset >= reader.consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L)) {
                return Optional.empty();
            }
            reader.consumer.assign(List.of(partition));
            reader.consumer.seek(partition, offset);
            long until = System.nanoTime() + WITHIN.toNanos();
            while (System.nanoTime() < until) {
                for (ConsumerRecord<byte[], byte[]> record : reader.consumer.poll(POLL)) {
                    return record.offset() == offset ? Optional.of(kept(record)) : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    private static Kept kept(ConsumerRecord<byte[], byte[]> record) {
        byte[] body = record.value() == null ? new byte[0] : record.value();
        DeadLetter letter = DeadLetter.of(record.headers(), body, Instant.ofEpochMilli(record.timestamp()));
        return new Kept(record.partition() + "-" + record.offset(), letter);
    }

    private static final class Reader implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;

        Reader(KafkaConnection connection, int records) {
            Map<String, Object> properties = connection.consumerProperties("onus-dead-letters");
            properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
            properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_PAGE_BYTES);
            properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) WITHIN.toMillis());
            properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) WITHIN.toMillis());
            this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        List<TopicPartition> partitions() {
            return consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
        }

        boolean isAt(Map<TopicPartition, Long> ends) {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }

        @Override
        public void close() {
            consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
        }
    }
}
