package dev.onus.bench;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code ./onus up} on a directory of its own: everything of one machine in one process, and the schema registry. */
final class OnusUp implements AutoCloseable {
    private static final String READY = "Ready in";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Child process;
    private final Path data;
    private final int port;
    private final int kafkaPort;
    private final int registryPort;
    private final double readyMillis;

    private OnusUp(Child process, Path data, int port, int kafkaPort, int registryPort, double readyMillis) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.kafkaPort = kafkaPort;
        this.registryPort = registryPort;
        this.readyMillis = readyMillis;
    }

    /** Where the sources are; {@code run} builds what is missing there before anything is measured. */
    static Path root() {
        return Path.of(System.getProperty("onus.bench.root", "."));
    }

    /** Returns when it says that it is ready. */
    static OnusUp start(Path dir) throws IOException, InterruptedException {
        Path log = dir.resolve("onus.log");
        Path data = dir.resolve("data");
        int port = Child.freePort();
        int kafkaPort = Child.freePort();
        int registryPort = Child.freePort();
        long begun = System.nanoTime();
        Child process = Child.start(
                log,
                List.of(
                        root().resolve("onus").toString(),
                        "up",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port),
                        "--kafka-port",
                        Integer.toString(kafkaPort),
                        "--registry-port",
                        Integer.toString(registryPort)));
        while (!Files.readString(log).contains(READY)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                process.end();
                throw new IOException("Expected ./onus up to be ready, but it says: " + Files.readString(log));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return new OnusUp(process, data, port, kafkaPort, registryPort, (System.nanoTime() - begun) / 1e6);
    }

    double readyMillis() {
        return readyMillis;
    }

    Target target() throws IOException {
        return new Target(port, token());
    }

    KafkaConnection connection() {
        return KafkaConnection.of("127.0.0.1:" + kafkaPort);
    }

    AvroSerdes serdes() {
        return new AvroSerdes(new ConfluentSchemaRegistry(
                SchemaRegistrySettings.of("http://127.0.0.1:" + registryPort + "/apis/ccompat/v7")));
    }

    double residentMebibytes() throws IOException {
        return process.residentMebibytes();
    }

    /** Returns when the registry has it. */
    void apply(String yaml) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/apply"))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(
                        "Expected the records to be taken, but got " + answer.statusCode() + ": " + answer.body());
            }
        }
    }

    private String token() throws IOException {
        return Files.readString(data.resolve("admin-token")).strip();
    }

    @Override
    public void close() throws InterruptedException {
        process.end();
    }
}
