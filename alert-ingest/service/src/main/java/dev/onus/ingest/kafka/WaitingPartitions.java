package dev.onus.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Partitions that wait for the schema registry at a record; each is tried again after a while. */
final class WaitingPartitions {
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> since = new HashMap<>();

    WaitingPartitions(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Goes back to the record, so that nothing behind it is taken before it. */
    void from(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        consumer.pause(List.of(partition));
        since.put(partition, System.nanoTime());
    }

    /** One that another process has by now is forgotten; it waits there. */
    void resumeDue() {
        Iterator<Map.Entry<TopicPartition, Long>> each = since.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<TopicPartition, Long> entry = each.next();
            if (!consumer.assignment().contains(entry.getKey())) {
                each.remove();
            } else if (System.nanoTime() - entry.getValue() > AGAIN_AFTER.toNanos()) {
                consumer.resume(List.of(entry.getKey()));
                each.remove();
            }
        }
    }
}
