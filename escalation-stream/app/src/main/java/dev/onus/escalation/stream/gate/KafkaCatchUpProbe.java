package dev.onus.escalation.stream.gate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks with a consumer of committed records on one thread of its own. It is never a member of the application's group;
 * it only asks where that group stands.
 */
public final class KafkaCatchUpProbe implements CatchUpProbe, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCatchUpProbe.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Map<String, Object> consumerProperties;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("onus-catch-up-probe").daemon().factory());
    private @Nullable Consumer<byte[], byte[]> consumer;

    /** @param consumerProperties with the application id as group id, and {@code read_committed} */
    public KafkaCatchUpProbe(Map<String, Object> consumerProperties) {
        this.consumerProperties = Map.copyOf(consumerProperties);
    }

    @Override
    public CompletableFuture<Findings> look(Set<TopicPartition> partitions) {
        return CompletableFuture.supplyAsync(() -> find(partitions), thread);
    }

    private Findings find(Set<TopicPartition> partitions) {
        try {
            return find(consumer(), partitions);
        } catch (RuntimeException e) {
            drop();
            throw e;
        }
    }

    private static Findings find(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        Map<TopicPartition, Long> lastVisible = new HashMap<>();
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (Map.Entry<TopicPartition, @Nullable OffsetAndMetadata> each :
                consumer.committed(partitions).entrySet()) {
            OffsetAndMetadata offset = each.getValue();
            if (offset != null) {
                committed.put(each.getKey(), offset.offset());
            }
        }
        for (TopicPartition partition : partitions) {
            long from = Math.max(starts.getOrDefault(partition, 0L), committed.getOrDefault(partition, 0L));
            new LogTail(consumer, partition)
                    .lastVisible(from, ends.getOrDefault(partition, 0L))
                    .ifPresent(offset -> lastVisible.put(partition, offset));
        }
        return new Findings(lastVisible, committed);
    }

    private Consumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            consumer =
                    new KafkaConsumer<>(consumerProperties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        return consumer;
    }

    private void drop() {
        Consumer<byte[], byte[]> failed = consumer;
        consumer = null;
        if (failed != null) {
            failed.close(CloseOptions.timeout(CLOSE_WITHIN));
        }
    }

    @Override
    public void close() {
        thread.execute(this::drop);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_WITHIN.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("probe=slow-to-close");
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
