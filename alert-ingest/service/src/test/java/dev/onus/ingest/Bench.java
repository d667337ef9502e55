package dev.onus.ingest;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.RegistryCredentials;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.embedded.EmbeddedCluster;
import dev.onus.registry.client.RegistryReader;
import dev.onus.registry.client.TokenText;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** An alert-ingest on a real broker, hands to feed it, and eyes on what it writes. */
public final class Bench implements AutoCloseable {
    public static final int PARTITIONS = 4;
    public static final Duration SOON = Duration.ofSeconds(30);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicLong POSITION = new AtomicLong(1);

    public final KafkaConnection connection;
    public final AvroSerdes serdes;
    public final TokenText admin;
    public final KafkaProducer<byte[], byte[]> raw;
    private final String registryUrl;
    private @Nullable EmbeddedServer server;

    private Bench(String bootstrapServers) {
        this.connection = KafkaConnection.of(bootstrapServers);
        this.registryUrl = EmbeddedCluster.shared().registryUrl();
        TopicProvisioner.provision(connection, new TopicSettings(PARTITIONS, 1));
        this.serdes = new AvroSerdes(new ConfluentSchemaRegistry(new SchemaRegistrySettings(
                List.of(URI.create(registryUrl)), new RegistryCredentials.Anonymous(), true, Duration.ofSeconds(5))));
        this.raw = new KafkaProducer<>(
                connection.producerProperties("bench"), new ByteArraySerializer(), new ByteArraySerializer());
        this.admin = token("bench", "admin");
    }

    /** Everything but the server, on the shared cluster. */
    public static Bench prepared() {
        return new Bench(EmbeddedCluster.shared().bootstrapServers());
    }

    public static Bench started() {
        return startedOn(EmbeddedCluster.shared().bootstrapServers());
    }

    public static Bench startedOn(String bootstrapServers) {
        return startedWith(bootstrapServers, Map.of());
    }

    /** @param more settings of the service, also in place of ours */
    public static Bench startedWith(String bootstrapServers, Map<String, Object> more) {
        Bench bench = new Bench(bootstrapServers);
        Map<String, Object> all = new HashMap<>(bench.settings());
        all.putAll(more);
        bench.server = ApplicationContext.run(EmbeddedServer.class, all);
        if (!all.containsKey("micronaut.server.ssl.enabled")) {
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> bench.post("/v1/alerts", "{}").statusCode() == 400);
        }
        return bench;
    }

    /** What the service needs to know, also in a process of its own. */
    public Map<String, Object> settings() {
        return Map.of(
                "micronaut.server.port",
                -1,
                "micronaut.server.host",
                "127.0.0.1",
                "onus.ingest.instance-id",
                "bench",
                "onus.ingest.hmac-key",
                "test",
                "onus.topics.partitions",
                PARTITIONS,
                "onus.kafka.bootstrap-servers",
                connection.bootstrapServers(),
                "onus.schema-registry.urls",
                registryUrl);
    }

    public <T> T bean(Class<T> type) {
        return running().getApplicationContext().getBean(type);
    }

    /** A token that the registry knows. */
    public TokenText token(String name, String... scopes) {
        TokenText token = TokenText.create(name, new SecureRandom());
        record(
                "Token",
                name,
                "{\"hash\":\"%s\",\"service\":\"%s\",\"scopes\":[\"%s\"]}"
                        .formatted(token.hash(), name, String.join("\",\"", scopes)));
        return token;
    }

    /** Writes a record as the registry's projector does; answers its offset. */
    public long record(String kind, String name, String spec) {
        RegistryRecord record = RegistryRecord.newBuilder()
                .setKind(kind)
                .setName(name)
                .setVersion(POSITION.get())
                .setPosition(POSITION.getAndIncrement())
                .setChangedBy("person:admin")
                .setChangedAt(Instant.EPOCH)
                .setJson("{\"kind\":\"%s\",\"metadata\":{\"name\":\"%s\"},\"spec\":%s}".formatted(kind, name, spec))
                .build();
        return write(Topics.REGISTRY.name(), kind + "/" + name, record, serdes.serializer(Topics.REGISTRY));
    }

    /** An identity under its id and every alias. */
    public void identity(String id, String... aliases) {
        Ownership row = Ownership.newBuilder()
                .setId(id)
                .setName(id.replaceAll("[^a-z0-9]", "-"))
                .setVersion(1)
                .setPosition(POSITION.getAndIncrement())
                .setAliases(List.of(aliases))
                .setOwner("payments")
                .build();
        Serializer<Ownership> serializer = serdes.serializer(Topics.OWNERSHIP);
        write(Topics.OWNERSHIP.name(), id, row, serializer);
        for (String alias : aliases) {
            write(Topics.OWNERSHIP.name(), alias, row, serializer);
        }
    }

    private <V> long write(String topic, String key, V value, Serializer<V> serializer) {
        try (KafkaProducer<String, V> producer =
                new KafkaProducer<>(connection.producerProperties("bench"), new StringSerializer(), serializer)) {
            return producer.send(new ProducerRecord<>(topic, key, value)).get().offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Expected the broker to take a record, but it did not.", e);
        }
    }

    /** Puts a message on a raw topic, as a foreign producer would; answers where it went. */
    public String put(String topic, String body) {
        return put(new ProducerRecord<>(topic, body.getBytes(StandardCharsets.UTF_8)));
    }

    public String put(ProducerRecord<byte[], byte[]> record) {
        try {
            var metadata = raw.send(record).get();
            return metadata.topic() + "-" + metadata.partition() + "@" + metadata.offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Expected the broker to take a record, but it did not.", e);
        }
    }

    public List<ConsumerRecord<String, AlertEvent>> alerts() {
        return WholeTopic.read(connection, Topics.ALERTS.name(), serdes.deserializer(Topics.ALERTS));
    }

    public List<ConsumerRecord<String, AlertEvent>> alertsTitled(String title) {
        return alerts().stream()
                .filter(record -> record.value().getTitle().equals(title))
                .toList();
    }

    public List<Receipt> receipts() {
        return WholeTopic.read(connection, Topics.RECEIPTS.name(), serdes.deserializer(Topics.RECEIPTS)).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** The receipts for what arrived at {@code topic-partition@offset}. */
    public List<Receipt> receiptsOf(String position) {
        return receipts().stream()
                .filter(receipt -> position.equals(receipt.getPosition()))
                .toList();
    }

    public List<ConsumerRecord<String, byte[]>> deadLetters() {
        return WholeTopic.read(connection, Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer());
    }

    public List<ConsumerRecord<String, byte[]>> deadLettersOf(String source) {
        return deadLetters().stream()
                .filter(record -> new String(
                                record.headers().lastHeader("onus-source").value(), StandardCharsets.UTF_8)
                        .equals(source))
                .toList();
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** With the admin's token, unless the headers have another. */
    public HttpResponse<String> post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(running().getURI().resolve(path))
                .timeout(SOON)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        request.header("Content-Type", "application/json");
        request.header("Authorization", "Bearer " + admin.text());
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** With the admin's token. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(running().getURI().resolve(path))
                .timeout(SOON)
                .header("Authorization", "Bearer " + admin.text())
                .GET()
                .build());
    }

    public HttpResponse<String> postAnonymously(String path, String body, String... headers) {
        return sendAnonymously("POST", path, body, headers);
    }

    public HttpResponse<String> getAnonymously(String path, String... headers) {
        return sendAnonymously("GET", path, "", headers);
    }

    private HttpResponse<String> sendAnonymously(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(SOON)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    public URI uri(String path) {
        return running().getURI().resolve(path);
    }

    /** Returns when the service has read a record that was written at this offset. */
    public void awaitRecord(long offset) {
        Awaitility.await().atMost(SOON).until(() -> bean(RegistryReader.class).registryOffset() >= offset);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private EmbeddedServer running() {
        return Objects.requireNonNull(server, "Expected a bench that was started.");
    }

    @Override
    public void close() {
        raw.close(Duration.ofSeconds(1));
        if (server != null) {
            server.close();
        }
    }
}
