package dev.onus.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A KRaft broker and controller in this process, on loopback (SYS-6). Its directory outlives it, also when the process is
 * killed: the system's page cache keeps what was written. For one machine and for tests; a cluster keeps copies.
 */
public final class EmbeddedKafka implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final KafkaRaftServer server;
    private final int port;
    private final CompletableFuture<String> failure;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(KafkaRaftServer server, int port, CompletableFuture<String> failure) {
        this.server = server;
        this.port = port;
        this.failure = failure;
    }

    /**
     * Starts a broker with what an earlier one left in the directory. Returns when it serves.
     *
     * @param wantedPort 0 for any that is free
     * @throws IllegalStateException if the port or the directory is in use
     */
    public static EmbeddedKafka start(Path dir, int wantedPort) {
        long begun = System.nanoTime();
        int port = Ports.choose("Kafka", wantedPort);
        formatUnlessDone(dir);
        CompletableFuture<String> failure = BrokerFaults.watch();
        KafkaConfig config = new KafkaConfig(BrokerProperties.of(dir, port, Ports.free()), false);
        EmbeddedKafka kafka = new EmbeddedKafka(new KafkaRaftServer(config, Time.SYSTEM), port, failure);
        try {
            kafka.server.startup();
        } catch (Exception | BrokerFaults.BrokerFailedError e) {
            kafka.close();
            throw new IllegalStateException(
                    "Expected a broker on port %d with its data in %s, but it did not start: %s"
                            .formatted(port, dir, e.getMessage()),
                    e);
        }
        LOG.info("broker started address={} dir={} millis={}", kafka.bootstrapServers(), dir, millisSince(begun));
        return kafka;
    }

    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Done, with the reason, when the broker cannot go on by itself, for example because its disk is gone. */
    public CompletableFuture<String> failure() {
        return failure.copy();
    }

    /** Returns when everything is on disk and the port is free. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
            BrokerFaults.forget(failure);
        }
    }

    /** A formatted directory keeps its cluster id. */
    private static void formatUnlessDone(Path dir) {
        try (PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(dir);
            if (Files.exists(dir.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
                return;
            }
            new Formatter()
                    .setPrintStream(silence)
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setMetadataLogDirectory(dir.toString())
                    .addDirectory(dir.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected " + dir + " to take the broker's data, but it does not.", e);
        } catch (Exception e) {
            throw new IllegalStateException("Expected " + dir + " to become a broker's directory, but it did not.", e);
        }
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
