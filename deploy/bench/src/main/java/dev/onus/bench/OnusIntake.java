package dev.onus.bench;

import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Topics;
import dev.onus.ingest.IngestApplication;
import dev.onus.registry.client.TokenText;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** alert-ingest as a process of its own, with a broker and a schema registry beside it. */
final class OnusIntake implements AutoCloseable {
    private static final int ATTEMPTS = 300;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 100;

    private final BenchBroker broker;
    private final Child service;
    private final boolean isProfiled;
    private final Target target;

    /** @param more options of the service's process, for a profile */
    OnusIntake(Path dir, List<String> more) throws Exception {
        broker = new BenchBroker(dir);
        String token = prepared(broker);
        int port = Child.freePort();
        List<String> options = new ArrayList<>(List.of(
                "-Xmx384m",
                "-Dmicronaut.server.host=127.0.0.1",
                "-Dmicronaut.server.port=" + port,
                "-Donus.ingest.instance-id=bench",
                // As ./onus has it: nothing crosses a network here.
                "-Donus.kafka.properties.compression.type=none",
                "-Donus.ingest.hmac-key=bench"));
        options.addAll(broker.clientOptions());
        options.addAll(more);
        service = Child.javaWithout(
                "onus-escalation-app",
                dir.resolve("intake.log"),
                options,
                IngestApplication.class.getName(),
                List.of());
        isProfiled = !more.isEmpty();
        service.awaitPort(port);
        this.target = new Target(port, token);
        awaitReady();
    }

    Target target() {
        return target;
    }

    /** Of the service and its broker together. */
    Duration processorTime() {
        return broker.processorTime().plus(service.processorTime());
    }

    private static String prepared(BenchBroker broker) throws ExecutionException, InterruptedException {
        TokenText token = TokenText.create("bench", new SecureRandom());
        RegistryRecord record = RegistryRecord.newBuilder()
                .setKind("Token")
                .setName("bench")
                .setVersion(1)
                .setPosition(1)
                .setChangedBy("bench")
                .setChangedAt(Instant.EPOCH)
                .setJson("""
                        {"kind":"Token","metadata":{"name":"bench"},"spec":{"hash":"%s","service":"bench","scopes":["ingest"]}}""".formatted(token.hash()))
                .build();
        try (KafkaProducer<String, RegistryRecord> producer = new KafkaProducer<>(
                broker.connection().producerProperties("bench"),
                new StringSerializer(),
                broker.serdes().serializer(Topics.REGISTRY))) {
            producer.send(new ProducerRecord<>(Topics.REGISTRY.name(), "Token/bench", record))
                    .get();
        }
        return token.text();
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (HttpConnection connection = new HttpConnection(target)) {
                if (connection.post(new byte[] {'[', ']'}).status() == 202) {
                    return;
                }
            }
            Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
        }
        throw new IOException("Expected intake to be ready by now, but it is not.");
    }

    /** Nothing that it leaves is used again, so it is not waited for, unless a profile is to be written. */
    @Override
    public void close() throws InterruptedException {
        if (isProfiled) {
            service.end();
        } else {
            service.close();
        }
        broker.close();
    }
}
