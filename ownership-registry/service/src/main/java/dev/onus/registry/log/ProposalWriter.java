package dev.onus.registry.log;

import dev.onus.contracts.RegistryProposal;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Appends entries to the log, the parts of one proposal in their order. */
final class ProposalWriter implements AutoCloseable {
    /** Shorter than what a writer waits, so that it hears of the failure itself. */
    private static final int DELIVERY_TIMEOUT_MILLIS = 6_000;

    private static final int REQUEST_TIMEOUT_MILLIS = 3_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final KafkaProducer<String, RegistryProposal> producer;

    ProposalWriter(KafkaConnection connection, AvroSerdes serdes) {
        Map<String, Object> properties = connection.producerProperties("registry-log");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) REQUEST_TIMEOUT_MILLIS);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), serdes.serializer(Topics.REGISTRY_LOG));
    }

    void append(List<RegistryProposal> entries, Consumer<RuntimeException> failed) {
        for (RegistryProposal entry : entries) {
            try {
                producer.send(new ProducerRecord<>(Topics.REGISTRY_LOG.name(), 0, null, entry), (metadata, failure) -> {
                    if (failure != null) {
                        failed.accept(unavailable(failure));
                    }
                });
            } catch (RuntimeException failure) {
                failed.accept(unavailable(failure));
                return;
            }
        }
    }

    private static LogUnavailableException unavailable(Exception cause) {
        return new LogUnavailableException("Expected the broker to take the change, but it did not.", cause);
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
