package dev.onus.registry.projection;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.registry.config.RegistrySettings;
import dev.onus.registry.log.RegistryLog;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the log into topics in the one replica that holds the log's only partition in a consumer group; the others wait
 * their turn. What to write comes from this replica's own {@link RegistryLog}; the group gives the turn and keeps the
 * progress.
 */
@Singleton
public final class Projector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BACK_OFF = Duration.ofMillis(500);
    private static final Duration CATCH_UP = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaConnection connection;
    private final AvroSerdes serdes;
    private final RegistryLog log;
    private final RegistrySettings settings;
    private final ProjectedPositions positions = new ProjectedPositions();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> polling;

    public Projector(KafkaConnection connection, AvroSerdes serdes, RegistryLog log, RegistrySettings settings) {
        this.connection = connection;
        this.serdes = serdes;
        this.log = log;
        this.settings = settings;
    }

    /** Begins to wait for its turn. */
    public void start() {
        thread = Thread.ofPlatform().name("registry-projector").start(this::run);
    }

    /** Done when this replica has projected everything up to a log position; never when another one is elected. */
    public CompletableFuture<ProjectedOffsets> projected(long position) {
        return positions.upTo(position);
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (Turn turn = new Turn(connection, serdes, settings.instanceId())) {
                polling = turn.consumer();
                take(turn);
            } catch (WakeupException stopped) {
                LOG.debug("projector=stopped");
            } catch (RuntimeException failure) {
                LOG.warn("projector=interrupted again-in={} reason=\"{}\"", BACK_OFF, failure.toString());
                pause(BACK_OFF);
            } finally {
                polling = null;
            }
        }
    }

    private void take(Turn turn) {
        while (stopping.getCount() > 0) {
            ConsumerRecords<byte[], byte[]> records = turn.consumer().poll(POLL);
            long end = 0;
            for (ConsumerRecord<byte[], byte[]> record : records.records(ProjectionWriter.LOG)) {
                end = record.offset() + 1;
            }
            if (end > 0) {
                project(turn, end);
            }
        }
    }

    private void project(Turn turn, long end) {
        if (!log.await(end, CATCH_UP)) {
            throw new IllegalStateException("Expected the state to reach " + end + ", but it is at " + log.position());
        }
        Progress start = turn.progress();
        List<DecidedEntry> decided = log.read(state -> DecidedEntry.between(state, start.position(), end));
        for (ProjectionBatch batch : ProjectionBatch.cut(decided, start, end)) {
            if (stopping.getCount() == 0) {
                return;
            }
            turn.write(batch, positions);
            pause(Duration.ofNanos(
                    batch.records().size() * TimeUnit.SECONDS.toNanos(1) / settings.projectedPerSecond()));
        }
        turn.passed(end);
        positions.committed(end, List.of());
    }

    private void pause(Duration length) {
        try {
            boolean stopped = stopping.await(length.toNanos(), TimeUnit.NANOSECONDS);
            LOG.trace("projector=paused stopped={}", stopped);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    @PreDestroy
    public void close() {
        stopping.countDown();
        KafkaConsumer<byte[], byte[]> current = polling;
        if (current != null) {
            current.wakeup();
        }
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            boolean ended = running.join(STOP_TIMEOUT);
            LOG.info("projector=closed in-time={}", ended);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static Set<String> subscription() {
        return Set.of(Topics.REGISTRY_LOG.name());
    }
}
