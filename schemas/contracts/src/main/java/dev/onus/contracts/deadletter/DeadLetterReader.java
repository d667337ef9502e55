package dev.onus.contracts.deadletter;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One look into the topic, with a consumer of its own that belongs to no group. */
final class DeadLetterReader implements AutoCloseable {
    private static final int MAX_FETCH_BYTES = 8 * 1024 * 1024;
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final long until = System.nanoTime() + WITHIN.toNanos();

    DeadLetterReader(KafkaConnection connection, int records) {
        Map<String, Object> properties = connection.consumerProperties("onus-dead-letters");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) WITHIN.toMillis());
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) WITHIN.toMillis());
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    List<TopicPartition> partitions() {
        return consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    Map<TopicPartition, Long> starts(List<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions);
    }

    Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    boolean hasTime() {
        return System.nanoTime() < until;
    }

    /** Hands on what lies between; false when there was no time for all of it. A start behind its end is at the end. */
    boolean read(
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            BooleanSupplier goOn,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.assign(starts.keySet());
        starts.forEach(consumer::seek);
        while (!isAt(ends) && goOn.getAsBoolean()) {
            if (!hasTime()) {
                return false;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    each.accept(record);
                }
            }
        }
        return true;
    }

    boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    Map<Integer, Long> positions(List<TopicPartition> partitions) {
        Map<Integer, Long> positions = new TreeMap<>();
        partitions.forEach(it -> positions.put(it.partition(), consumer.position(it)));
        return positions;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
    }
}
