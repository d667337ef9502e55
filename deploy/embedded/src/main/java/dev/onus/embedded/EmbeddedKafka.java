package dev.onus.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
    /** The broker by itself would wait five minutes for its controller. */
    static final Duration CLOSE_WITHIN = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final KafkaRaftServer server;
    private final int port;
    private final CompletableFuture<String> failure;
    private final DirectoryLock lock;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(KafkaRaftServer server, int port, DirectoryLock lock, CompletableFuture<String> failure) {
        this.server = server;
        this.lock = lock;
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
        return start(dir, wantedPort, Map.of());
    }

    /** @param properties of the broker that win over ours, for one that has its machine to itself */
    public static EmbeddedKafka start(Path dir, int wantedPort, Map<String, String> properties) {
        long begun = System.nanoTime();
        int port = Ports.choose("Kafka", wantedPort);
        DirectoryLock lock = DirectoryLock.take(dir);
        EmbeddedKafka kafka = prepare(dir, port, lock, properties);
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

    private static EmbeddedKafka prepare(Path dir, int port, DirectoryLock lock, Map<String, String> properties) {
        try {
            formatUnlessDone(dir);
            KafkaConfig config = new KafkaConfig(BrokerProperties.of(dir, port, Ports.free(), properties), false);
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            return new EmbeddedKafka(server, port, lock, BrokerFaults.watch());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Done, with the reason, when the broker cannot go on by itself, for example because its disk is gone. */
    public CompletableFuture<String> failure() {
        return failure.copy();
    }

    /** Returns when everything is on disk and the port is free, or after {@link #CLOSE_WITHIN}. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Thread stopping = Thread.ofPlatform().daemon().name("broker-stop").start(() -> {
            server.shutdown();
            server.awaitShutdown();
        });
        try {
            if (!stopping.join(CLOSE_WITHIN)) {
                // What was written is in the page cache; the next start recovers as after a kill.
                LOG.error("broker left-running reason=it-did-not-stop seconds={}", CLOSE_WITHIN.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        BrokerFaults.forget(failure);
        lock.close();
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
