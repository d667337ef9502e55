package dev.onus.executor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a group begins that has committed nothing: a little back. What was just asked for still waits for an answer; last
 * week's effects are not carried out today. (Kafka's own {@code by_duration} does the same, but where it finds nothing that
 * young it asks for the end in a second request, and passes over what was written between the two.)
 */
final class NewGroup implements ConsumerRebalanceListener {
    static final Duration BEGINS_BACK = Duration.ofMinutes(15);

    private final KafkaConsumer<?, ?> consumer;
    private final InstantSource clock;

    NewGroup(KafkaConsumer<?, ?> consumer, InstantSource clock) {
        this.consumer = consumer;
        this.clock = clock;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(partitions));
        Map<TopicPartition, Long> since = new HashMap<>();
        long from = clock.instant().minus(BEGINS_BACK).toEpochMilli();
        partitions.stream().filter(each -> committed.get(each) == null).forEach(each -> since.put(each, from));
        if (since.isEmpty()) {
            return;
        }
        // The ends first: what is written from here on is read in any case.
        Map<TopicPartition, Long> ends = consumer.endOffsets(since.keySet());
        Map<TopicPartition, OffsetAndTimestamp> young = consumer.offsetsForTimes(since);
        Map<TopicPartition, OffsetAndMetadata> begins = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp found = young.get(partition);
            begins.put(partition, new OffsetAndMetadata(found == null ? end : Math.min(found.offset(), end)));
        });
        begins.forEach(consumer::seek);
        // From now on it is not new any more, however long it is away before the first effect comes.
        consumer.commitSync(begins);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        // Everything answered is committed already; there is nothing to save.
    }
}
