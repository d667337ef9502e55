package dev.onus.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that {@code up} and {@code demo} share. */
public final class StandaloneArguments {
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "HTTP (default: 8080).")
    int port;

    @Option(names = "--kafka-port", paramLabel = "PORT", defaultValue = "9092", description = "Kafka (default: 9092).")
    int kafkaPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Schema registry (default: 8081).")
    int registryPort;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (default: .onus).")
    Optional<Path> data = Optional.empty();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,…",
            description = "Use this Kafka cluster instead of the embedded broker.")
    Optional<String> kafka = Optional.empty();

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Use this schema registry (Confluent API) instead of the embedded one.")
    Optional<URI> registry = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = StandaloneOptions.LOOPBACK,
            description = "Where HTTP listens (default: loopback only).")
    String host = StandaloneOptions.LOOPBACK;

    public Optional<Path> data() {
        return data;
    }

    public StandaloneOptions options(Path folder) {
        return new StandaloneOptions(
                host, port, kafkaPort, registryPort, folder.toAbsolutePath().normalize(), kafka, registry);
    }
}
