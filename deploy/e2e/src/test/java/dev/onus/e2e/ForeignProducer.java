package dev.onus.e2e;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Somebody who writes bytes to a topic and knows nothing of Onus. */
final class ForeignProducer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    ForeignProducer(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Done when the broker has it for good. */
    Future<RecordMetadata> send(String topic, byte[] value) {
        return producer.send(new ProducerRecord<>(topic, value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
