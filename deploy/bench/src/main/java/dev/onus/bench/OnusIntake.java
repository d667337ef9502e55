package dev.onus.bench;

import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.RegistryCredentials;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.ingest.IngestApplication;
import dev.onus.registry.client.TokenText;
import java.io.IOException;
import java.net.URI;
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
    private static final int PARTITIONS = 4;
    private static final Duration REGISTRY_ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 300;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 100;

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final List<Child> measured = new ArrayList<>();
    private final Target target;

    /** @param more options of the service's process, for a profile */
    OnusIntake(Path dir, List<String> more) throws Exception {
        int brokerPort = Child.freePort();
        Child broker = Child.java(
                dir.resolve("broker.log"),
                List.of("-Xmx512m"),
                BrokerMain.class.getName(),
                List.of(dir.resolve("kafka").toString(), Integer.toString(brokerPort)));
        parts.add(broker);
        measured.add(broker);
        String schemaUrl = Schemas.url();
        broker.awaitPort(brokerPort);
        String token = prepared("127.0.0.1:" + brokerPort, schemaUrl);
        int port = Child.freePort();
        List<String> options = new ArrayList<>(List.of(
                "-Xmx384m",
                "-Dmicronaut.server.host=127.0.0.1",
                "-Dmicronaut.server.port=" + port,
                "-Donus.ingest.instance-id=bench",
                "-Donus.ingest.hmac-key=bench",
                "-Donus.topics.partitions=" + PARTITIONS,
                "-Donus.kafka.bootstrap-servers=127.0.0.1:" + brokerPort,
                "-Donus.schema-registry.urls=" + schemaUrl));
        options.addAll(more);
        Child service = Child.javaWithout(
                "onus-escalation-app",
                dir.resolve("intake.log"),
                options,
                IngestApplication.class.getName(),
                List.of());
        parts.add(more.isEmpty() ? service : service::end);
        measured.add(service);
        service.awaitPort(port);
        this.target = new Target(port, token);
        awaitReady();
    }

    Target target() {
        return target;
    }

    /** Of the service and its broker together. */
    Duration processorTime() {
        return measured.stream().map(Child::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    private static String prepared(String bootstrapServers, String schemaUrl)
            throws ExecutionException, InterruptedException {
        KafkaConnection connection = KafkaConnection.of(bootstrapServers);
        TopicProvisioner.provision(connection, new TopicSettings(PARTITIONS, 1));
        AvroSerdes serdes = new AvroSerdes(new ConfluentSchemaRegistry(new SchemaRegistrySettings(
                List.of(URI.create(schemaUrl)), new RegistryCredentials.Anonymous(), true, REGISTRY_ANSWERS_WITHIN)));
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
                connection.producerProperties("bench"), new StringSerializer(), serdes.serializer(Topics.REGISTRY))) {
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

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts.reversed()) {
            part.close();
        }
    }
}
