package dev.onus.registry.answer;

import dev.onus.contracts.Response;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes answers to {@code onus.responses} under the routing key of their case, so that they meet it in the stream. */
@Singleton
final class KafkaResponseLog implements ResponseLog {
    /** Longer than a broker's fail-over, shorter than a person's patience. */
    private static final Duration DURABLE_WITHIN = Duration.ofSeconds(10);

    private static final Duration METADATA_WITHIN = Duration.ofSeconds(5);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Producer<String, Response> producer;

    KafkaResponseLog(KafkaConnection connection, AvroSerdes serdes) {
        Map<String, Object> properties = new HashMap<>(connection.producerProperties("onus-registry-responses"));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DURABLE_WITHIN.toMillis()));
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(METADATA_WITHIN.toMillis()));
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_WITHIN.toMillis());
        // A person waits; there is no batch to wait for.
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), serdes.serializer(Topics.RESPONSES));
    }

    @Override
    public void append(Response response) {
        try {
            var unused = producer.send(
                            new ProducerRecord<>(Topics.RESPONSES.name(), response.getRoutingKey(), response))
                    .get();
        } catch (ExecutionException | KafkaException failed) {
            throw unavailable(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable(stopping);
        }
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_WITHIN);
    }

    private static ResponseLogUnavailableException unavailable(Exception cause) {
        return new ResponseLogUnavailableException(
                "Expected the broker to take the answer, but it did not in time; send it again with the same"
                        + " Idempotency-Key.",
                cause);
    }
}
