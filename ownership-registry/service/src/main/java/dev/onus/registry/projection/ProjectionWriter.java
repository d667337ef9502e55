package dev.onus.registry.projection;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes batches, each in a transaction that carries the progress as well, so that no record is lost or doubled. */
final class ProjectionWriter implements AutoCloseable {
    static final TopicPartition LOG = new TopicPartition(Topics.REGISTRY_LOG.name(), 0);

    /** One for all replicas: whoever is elected ends what its predecessor left open, at once. */
    private static final String TRANSACTIONAL_ID = "onus-registry-projector";

    private static final int TRANSACTION_TIMEOUT_MILLIS = 10_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Serializer<SpecificRecord>> serializers = new HashMap<>();

    ProjectionWriter(KafkaConnection connection, AvroSerdes serdes) {
        Map<String, Object> properties = connection.producerProperties("registry-projector", TRANSACTIONAL_ID);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        serializer(Topics.OWNERSHIP.name(), serdes.serializer(Topics.OWNERSHIP));
        serializer(Topics.REGISTRY.name(), serdes.serializer(Topics.REGISTRY));
        serializer(Topics.AUDIT.name(), serdes.serializer(Topics.AUDIT));
        producer.initTransactions();
    }

    @SuppressWarnings("unchecked") // The map gives each topic's records to that topic's serializer only.
    private <V extends SpecificRecord> void serializer(String topic, Serializer<V> serializer) {
        serializers.put(topic, (Serializer<SpecificRecord>) (Serializer<?>) serializer);
    }

    /** Commits the batch; after any exception this writer is of no use any more. */
    List<RecordMetadata> write(ProjectionBatch batch, ConsumerGroupMetadata elected) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Projected<?> record : batch.records()) {
            sent.add(producer.send(new ProducerRecord<>(record.topic().name(), record.key(), bytes(record))));
        }
        producer.sendOffsetsToTransaction(Map.of(LOG, batch.after().toCommit()), elected);
        producer.commitTransaction();
        return sent.stream().map(ProjectionWriter::metadata).toList();
    }

    private byte @Nullable [] bytes(Projected<?> record) {
        String topic = record.topic().name();
        Serializer<SpecificRecord> serializer = serializers.get(topic);
        if (serializer == null) {
            throw new IllegalStateException("Expected a projected topic, but got " + topic + ".");
        }
        return record.value() == null ? null : serializer.serialize(topic, record.value());
    }

    private static RecordMetadata metadata(Future<RecordMetadata> committed) {
        try {
            return committed.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Expected a committed record to have an offset.", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to go on, but was interrupted.", stopped);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
