package dev.onus.registry.web;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** One alert about an identity, as intake has written it to the real broker. */
final class RecordedAlert {
    private RecordedAlert() {}

    private static AlertEvent alert(String key) {
        String id = UUID.randomUUID().toString();
        return AlertEvent.newBuilder()
                .setAlertId(id)
                .setReceiptId("receipt-" + id)
                .setRoutingKey(key)
                .setSource("what-if-console-test")
                .setIdentityId(key)
                .setSeverity(SeverityLevel.high)
                .setTitle("Key used from an unusual place")
                .setDedupKey(id)
                .setAlertClass("leaked-credential")
                .setStatus(SourceStatus.open)
                .setReceivedAt(Instant.now())
                .build();
    }

    static void write(ConsoleServer server, String key) {
        try (KafkaProducer<String, AlertEvent> producer = new KafkaProducer<>(
                server.bean(KafkaConnection.class).producerProperties("what-if-console-test"),
                new StringSerializer(),
                server.bean(AvroSerdes.class).serializer(Topics.ALERTS))) {
            var unused = producer.send(new ProducerRecord<>(Topics.ALERTS.name(), key, alert(key)))
                    .get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Expected the test's broker to take a record.", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
