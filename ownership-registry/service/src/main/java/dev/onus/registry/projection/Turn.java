package dev.onus.registry.projection;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Membership in the group of projectors, and, while the log's partition is assigned, the writer. Two fences keep a
 * member that lost its turn unawares from writing: the group's generation, checked when progress is committed, and the
 * transactional id, which the next one takes over.
 */
final class Turn implements AutoCloseable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final String GROUP = "onus-registry-projector";
    private static final int SESSION_TIMEOUT_MILLIS = 6_000;
    private static final int HEARTBEAT_MILLIS = 1_500;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private final AvroSerdes serdes;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable ProjectionWriter writer;
    private Progress progress = Progress.START;

    Turn(KafkaConnection connection, AvroSerdes serdes, Optional<String> instanceId) {
        this.connection = connection;
        this.serdes = serdes;
        Map<String, Object> properties = connection.consumerProperties("registry-projector", GROUP);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        instanceId.ifPresent(id -> properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(Projector.subscription(), this);
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return consumer;
    }

    Progress progress() {
        return progress;
    }

    void write(ProjectionBatch batch, ProjectedPositions positions) {
        ProjectionWriter current = writer;
        if (current == null) {
            throw new IllegalStateException("Expected to have the turn, but lost it.");
        }
        var written = current.write(batch, consumer.groupMetadata());
        progress = batch.after();
        positions.committed(progress.position(), written);
    }

    /** Entries that changed nothing need no transaction: reading them again does no harm. */
    void passed(long end) {
        progress = new Progress(end, 0);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (!partitions.contains(ProjectionWriter.LOG)) {
            return;
        }
        writer = new ProjectionWriter(connection, serdes);
        progress = Progress.of(consumer.committed(Set.of(ProjectionWriter.LOG)).get(ProjectionWriter.LOG));
        LOG.info("projector=elected position={} changes={}", progress.position(), progress.changes());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (partitions.contains(ProjectionWriter.LOG)) {
            LOG.info("projector=released position={}", progress.position());
            closeWriter();
        }
    }

    private void closeWriter() {
        ProjectionWriter current = writer;
        writer = null;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public void close() {
        closeWriter();
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
