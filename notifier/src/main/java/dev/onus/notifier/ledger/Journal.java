package dev.onus.notifier.ledger;

import dev.onus.contracts.Topic;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records and waits for them: a page may go out only after the row that says so is durable. */
public final class Journal implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    /** Many pages begin at once and each of them waits, so a record waits for company only briefly. */
    private static final int LINGER_MILLIS = 1;

    private final Producer<String, byte[]> producer;
    private final AvroSerdes serdes;
    private final Map<Topic<?>, Serializer<?>> serializers = new ConcurrentHashMap<>();

    public Journal(KafkaConnection connection, AvroSerdes serdes) {
        Map<String, Object> properties = connection.producerProperties("onus-notifier");
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        this.serdes = serdes;
    }

    /**
     * Returns once all in-sync replicas have the record.
     *
     * @param partition null: the one that follows from the key
     * @throws KafkaException if they have not in time; it may be there or not
     */
    public <V extends SpecificRecord> void append(Topic<V> topic, @Nullable Integer partition, String key, V value) {
        await(begin(topic, partition, key, value));
    }

    /** Begins to write a record; whoever needs it durable {@linkplain #await awaits} it. */
    <V extends SpecificRecord> Future<RecordMetadata> begin(
            Topic<V> topic, @Nullable Integer partition, String key, V value) {
        return producer.send(new ProducerRecord<>(topic.name(), partition, key, bytes(topic, value)));
    }

    static void await(Future<RecordMetadata> written) {
        try {
            RecordMetadata ignored = written.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException cause ? cause : new KafkaException(failed.getCause());
        } catch (InterruptedException stopped) {
            throw new InterruptException(stopped);
        }
    }

    /** Writes a tombstone and waits for nothing. */
    public void remove(Topic<?> topic, int partition, String key, Consumer<Exception> onFailure) {
        byte @Nullable [] tombstone = null;
        Future<RecordMetadata> ignored =
                producer.send(new ProducerRecord<>(topic.name(), partition, key, tombstone), (written, failure) -> {
                    if (failure != null) {
                        onFailure.accept(failure);
                    }
                });
    }

    /** A serializer is for one thread at a time. */
    private <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        @SuppressWarnings("unchecked") // The map holds for each topic the serializer of its own values.
        Serializer<V> serializer = (Serializer<V>) serializers.computeIfAbsent(topic, t -> serdes.serializer(topic));
        synchronized (serializer) {
            return serializer.serialize(topic.name(), value);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
