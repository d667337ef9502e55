package dev.onus.ingest.kafka;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.ingest.IngestSettings;
import dev.onus.ingest.publish.Preparation;
import dev.onus.ingest.publish.SourceReading;
import dev.onus.ingest.wire.WireValues;
import dev.onus.registry.client.RegistryReader;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the raw topics for as long as the service runs. Whatever breaks a {@link TransactionalIntake}, the next one
 * goes on from the last committed offsets, without limit and with back-off (design decision 15).
 */
@Singleton
public final class KafkaIntake {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaIntake.class);
    private static final long FIRST_BACK_OFF_MILLIS = 200;
    private static final long LAST_BACK_OFF_MILLIS = 5_000;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

    private final KafkaConnection connection;
    private final IngestSettings settings;
    private final RegistryReader registry;
    private final Preparation preparation;
    private final RawTopics topics;
    private final SourceReading reading;
    private final WireValues wire;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("alert-ingest-kafka").unstarted(this::run);
    private volatile @Nullable TransactionalIntake current;

    KafkaIntake(
            KafkaConnection connection,
            IngestSettings settings,
            RegistryReader registry,
            Preparation preparation,
            RawTopics topics,
            SourceReading reading,
            WireValues wire) {
        this.connection = connection;
        this.settings = settings;
        this.registry = registry;
        this.preparation = preparation;
        this.topics = topics;
        this.reading = reading;
        this.wire = wire;
    }

    /** Call once, when alerts can be prepared. */
    public void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        TransactionalIntake running = current;
        if (running != null) {
            running.wakeup();
        }
        if (thread.isAlive()) {
            thread.join(STOP_WITHIN);
        }
    }

    private void run() {
        long backOff = FIRST_BACK_OFF_MILLIS;
        while (stopping.getCount() > 0) {
            try (TransactionalIntake intake =
                    new TransactionalIntake(connection, settings, preparation, wire, Clock.systemUTC())) {
                current = intake;
                while (stopping.getCount() > 0) {
                    RawSources sources = RawSources.of(registry.snapshot(), reading);
                    topics.ensure(sources.byTopic().keySet());
                    intake.subscribe(sources);
                    intake.once();
                    backOff = FIRST_BACK_OFF_MILLIS;
                }
            } catch (WakeupException e) {
                // Only stop() wakes it up.
            } catch (RuntimeException | Error e) {
                // Also an error such as no memory: without this thread nobody would read, and nobody would know.
                LOG.warn("kafka-intake interrupted retryInMillis={} reason=\"{}\"", backOff, e.toString());
                pause(backOff);
                backOff = Math.min(2 * backOff, LAST_BACK_OFF_MILLIS);
            } finally {
                current = null;
            }
        }
    }

    private void pause(long millis) {
        try {
            boolean stopped = stopping.await(millis, TimeUnit.MILLISECONDS);
            LOG.debug("kafka-intake paused stopped={}", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
