package dev.onus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * One broker and one registry for all tests of this process. They start, side by side, when first asked for, and stop
 * with it; their directory goes too.
 */
public final class EmbeddedCluster {
    private static final class Holder {
        static final EmbeddedCluster SHARED = begin();
    }

    private final EmbeddedKafka kafka;
    private final ApicurioRegistry registry;

    private EmbeddedCluster(EmbeddedKafka kafka, ApicurioRegistry registry) {
        this.kafka = kafka;
        this.registry = registry;
    }

    public static EmbeddedCluster shared() {
        return Holder.SHARED;
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public String registryUrl() {
        return registry.url();
    }

    private static EmbeddedCluster begin() {
        Path dir = temporaryDirectory();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Directories.delete(dir), "cluster-clean-up"));
        CompletableFuture<ApicurioRegistry> registry = CompletableFuture.supplyAsync(
                () -> ApicurioRegistry.start(ApicurioRegistry.defaultHome(), dir.resolve("registry"), 0));
        EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), 0);
        return new EmbeddedCluster(kafka, registry.join());
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("onus-cluster");
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a directory for the test cluster, but there is none.", e);
        }
    }
}
