package dev.onus.bench;

import dev.onus.contracts.kafka.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts what a reader of committed records is given of one topic, from the moment that this is made. */
final class CommittedCount implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int MAX_POLL_RECORDS = 10_000;

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private long seen;

    CommittedCount(KafkaConnection connection, String topic) {
        this.topic = topic;
        Map<String, Object> properties = connection.consumerProperties("bench-count-" + topic);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        // Seeking is done only when somebody asks where it led.
        all.forEach(consumer::position);
    }

    long seen() {
        return seen;
    }

    /** @return when the last of them was given, by {@link System#nanoTime()} */
    long until(long total) {
        long moved = System.nanoTime();
        while (seen < total) {
            int more = consumer.poll(POLL).count();
            seen += more;
            long now = System.nanoTime();
            if (more > 0) {
                moved = now;
            } else if (now - moved > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "Expected %d records on %s, but there are %d and no more come.".formatted(total, topic, seen));
            }
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
