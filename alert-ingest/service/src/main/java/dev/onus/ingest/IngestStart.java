package dev.onus.ingest;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.ingest.kafka.KafkaIntake;
import dev.onus.ingest.publish.AlertPartitions;
import dev.onus.ingest.publish.Registrations;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings intake up, and keeps trying while broker or schema registry are not there yet. */
@Singleton
final class IngestStart implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(IngestStart.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_TABLES_EVERY = Duration.ofMillis(20);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);
    private static final int DESCRIBE_SECONDS = 10;

    private final KafkaConnection connection;
    private final TopicSettings topics;
    private final AvroSerdes serdes;
    private final AlertPartitions partitions;
    private final Registrations registrations;
    private final KafkaIntake kafka;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("alert-ingest-start").unstarted(this::run);

    IngestStart(
            KafkaConnection connection,
            TopicSettings topics,
            AvroSerdes serdes,
            AlertPartitions partitions,
            Registrations registrations,
            KafkaIntake kafka) {
        this.connection = connection;
        this.topics = topics;
        this.serdes = serdes;
        this.partitions = partitions;
        this.registrations = registrations;
        this.kafka = kafka;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        if (thread.isAlive()) {
            thread.join(STOP_WITHIN);
        }
    }

    private void run() {
        boolean ready = false;
        while (!ready && stopping.getCount() > 0) {
            try {
                TopicProvisioner.provision(connection, topics);
                serdes.warmUp(List.of(Topics.ALERTS, Topics.RECEIPTS));
                partitions.set(partitionsOfAlerts());
                ready = true;
            } catch (RuntimeException e) {
                LOG.warn("start waiting reason=\"{}\" retryInMillis={}", e.getMessage(), AGAIN_AFTER.toMillis());
                pause(AGAIN_AFTER);
            }
        }
        while (!registrations.isCaughtUp() && stopping.getCount() > 0) {
            pause(LOOK_AT_TABLES_EVERY);
        }
        if (stopping.getCount() > 0) {
            kafka.start();
            LOG.info("start done partitions={}", partitions.count());
        }
    }

    private int partitionsOfAlerts() {
        String name = Topics.ALERTS.name();
        try (Admin admin = Admin.create(connection.adminProperties())) {
            return admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .get(DESCRIBE_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to learn about " + name + ", but was interrupted.", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("Expected the broker to tell about " + name + ", but it did not.", e);
        }
    }

    private void pause(Duration duration) {
        try {
            boolean stopped = stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("start paused stopped={}", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
