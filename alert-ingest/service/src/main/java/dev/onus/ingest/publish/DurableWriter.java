package dev.onus.ingest.publish;

import dev.onus.contracts.kafka.KafkaConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of many requests durable together: one idempotent producer, {@code acks=all}, whose batches fill
 * while others wait (design decision 15; RATIONALE.md says why this is no transaction).
 */
@Singleton
public final class DurableWriter implements AutoCloseable {
    /** Within this after it took a record the producer says what became of it. */
    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(6);

    private static final Duration ONE_REQUEST = Duration.ofSeconds(3);
    private static final Duration BLOCKED_AT_MOST = Duration.ofSeconds(2);
    private static final int LINGER_MILLIS = 1;
    /** While the broker writes one batch the next fills: fewer and larger ones, when there is more to do than time. */
    private static final int BATCHES_AT_ONCE = 1;

    private static final int BATCH_BYTES = 256 * 1024;
    private static final long BUFFER_BYTES = 64L * 1024 * 1024;
    private static final int MAX_RECORD_BYTES = 1024 * 1024;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final KafkaProducer<String, byte[]> producer;
    private final IntakeMetrics metrics;

    public DurableWriter(KafkaConnection connection, IntakeMetrics metrics) {
        Map<String, Object> properties = connection.producerProperties("onus-alert-ingest-http");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, BATCHES_AT_ONCE);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED_AT_MOST.toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ONE_REQUEST.toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERED_WITHIN.toMillis());
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        this.metrics = metrics;
    }

    /**
     * Returns when the broker has all of them.
     *
     * @throws NotDurableException within a bounded time when it has not; some may be there all the same, and a sender
     *     that names its delivery gets the same alert ids when it tries again
     */
    public void write(List<ProducerRecord<String, byte[]>> records) {
        long begun = System.nanoTime();
        try {
            Acknowledged acknowledged = new Acknowledged(records.size());
            for (ProducerRecord<String, byte[]> record : records) {
                if (acknowledged.hasFailed()) {
                    // A full buffer or an unknown topic: each further one would wait as long again.
                    break;
                }
                producer.send(record, acknowledged);
            }
            acknowledged.await();
            metrics.durableAfter(Duration.ofNanos(System.nanoTime() - begun));
        } catch (ExecutionException | KafkaException e) {
            metrics.unavailable();
            throw new NotDurableException("Expected the broker to take the alert, but it did not in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDurableException("Expected to wait for the broker, but the service is stopping.", e);
        }
    }

    /**
     * Of all records of one request, so that its thread wakes up once and not with each of them. It waits without a time
     * of its own: the producer's bounds each record, and a second one for each request costs a timer to set and to clear.
     */
    private static final class Acknowledged implements Callback {
        private final CompletableFuture<@Nullable Void> all = new CompletableFuture<>();
        private final AtomicInteger missing;

        Acknowledged(int records) {
            this.missing = new AtomicInteger(records);
            if (records == 0) {
                all.complete(null);
            }
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata place, @Nullable Exception failure) {
            if (failure != null) {
                all.completeExceptionally(failure);
            } else if (missing.decrementAndGet() == 0) {
                all.complete(null);
            }
        }

        boolean hasFailed() {
            return all.isCompletedExceptionally();
        }

        void await() throws InterruptedException, ExecutionException {
            all.get();
        }
    }

    @Override
    @PreDestroy
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
