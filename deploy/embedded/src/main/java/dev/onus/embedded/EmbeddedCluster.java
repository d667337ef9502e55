package dev.onus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One broker and one registry for all tests of this process; they start when first asked for, and stop at its exit. */
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
        try {
            Path dir = Files.createTempDirectory("onus-cluster");
            EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
            ApicurioRegistry registry = ApicurioRegistry.start(
                    ApicurioRegistry.defaultHome(), dir.resolve("registry"), Ports.free());
            return new EmbeddedCluster(kafka, registry);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a directory for the test cluster, but there is none.", e);
        }
    }
}
