package dev.onus.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Raw consume and produce: what broker and clients need for the records that leave the stream, exactly-once, and nothing
 * else: no Kafka Streams, no stores, no changelogs. One thread of it, with a transaction for all of its partitions.
 */
final class RawStream implements ConsumerRebalanceListener {
    static final String PREFIX = "raw.";
    static final String INPUT = PREFIX + "alerts";

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final RecipeRecords records;
    private final Duration commitEvery;
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private long begun;

    /** @param forwards what an alert becomes, without puts */
    RawStream(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            Recipe forwards,
            Duration commitEvery) {
        this.consumer = consumer;
        this.producer = producer;
        this.commitEvery = commitEvery;
        records = new RecipeRecords(forwards);
        producer.initTransactions();
        consumer.subscribe(List.of(INPUT), this);
    }

    /** Takes what is there, or waits for it; commits when it is time. */
    void pollOnce(Duration atMost) {
        ConsumerRecords<byte[], byte[]> alerts = consumer.poll(atMost);
        if (!alerts.isEmpty() && uncommitted.isEmpty()) {
            producer.beginTransaction();
            begun = System.nanoTime();
        }
        alerts.forEach(alert -> records.ofAlert(
                alert.key(),
                (part, key, value) -> producer.send(new ProducerRecord<>(PREFIX + part.name(), key, value))));
        uncommitted.putAll(alerts.nextOffsets());
        if (System.nanoTime() - begun >= commitEvery.toNanos()) {
            commit();
        }
    }

    private void commit() {
        if (!uncommitted.isEmpty()) {
            producer.sendOffsetsToTransaction(Map.copyOf(uncommitted), consumer.groupMetadata());
            producer.commitTransaction();
            uncommitted.clear();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

    /** Whoever has them next goes on behind what was done. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
    }
}
