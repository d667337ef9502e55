package dev.onus.registry.start;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.registry.keep.UntilItWorks;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.projection.Projector;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the registry once the server listens, and again until it works: a broker or schema registry that is not there
 * yet is waited for, and readiness says so meanwhile.
 */
@Singleton
final class RegistryStart implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryStart.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private final TopicSettings topics;
    private final AvroSerdes serdes;
    private final RegistryLog log;
    private final Projector projector;
    private final Bootstrap bootstrap;
    private final UntilItWorks until = new UntilItWorks(AGAIN_AFTER);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("registry-start").unstarted(this::run);
    private volatile boolean ready;

    RegistryStart(
            KafkaConnection connection,
            TopicSettings topics,
            AvroSerdes serdes,
            RegistryLog log,
            Projector projector,
            Bootstrap bootstrap) {
        this.connection = connection;
        this.topics = topics;
        this.serdes = serdes;
        this.log = log;
        this.projector = projector;
        this.bootstrap = bootstrap;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        thread.start();
    }

    boolean isReady() {
        return ready;
    }

    private void run() {
        long started = System.nanoTime();
        boolean done = until.done("topics", () -> TopicProvisioner.provision(connection, topics))
                && until.done("schemas", this::warmUp)
                && until.done("log", this::followLog)
                && until.done("first-records", bootstrap::run);
        if (done) {
            projector.start();
            ready = true;
            LOG.info("registry=ready millis={}", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        }
    }

    private void warmUp() {
        serdes.warmUp(List.of(Topics.REGISTRY_LOG, Topics.OWNERSHIP, Topics.REGISTRY, Topics.AUDIT));
    }

    private void followLog() {
        var caughtUp = log.start();
        while (until.isGoingOn()) {
            try {
                caughtUp.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException still) {
                LOG.debug("registry-log=reading position={}", log.position());
            } catch (InterruptedException | ExecutionException failure) {
                throw new IllegalStateException("Expected to read the log, but was stopped.", failure);
            }
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        until.stop();
        if (thread.isAlive()) {
            boolean ended = thread.join(STOP_TIMEOUT);
            LOG.info("registry-start=stopped in-time={}", ended);
        }
    }
}
