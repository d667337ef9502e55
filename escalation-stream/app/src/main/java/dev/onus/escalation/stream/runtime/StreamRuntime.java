package dev.onus.escalation.stream.runtime;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.stream.CaseProcessing;
import dev.onus.escalation.stream.EscalationTopology;
import dev.onus.escalation.stream.TaskBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the topology running. Whatever fails below it (no broker yet, no schema registry, a fenced producer) is tried
 * again without limit and with growing pauses; nothing is skipped because of an outage.
 */
public final class StreamRuntime implements AutoCloseable {
    /** An unfinished close is an unclean one: the next start would read the state back from the changelogs. */
    static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(StreamRuntime.class);

    private final KafkaConnection connection;
    private final TopicSettings topics;
    private final StreamSettings settings;
    private final AvroSerdes serdes;
    private final CaseProcessing processing;
    private final TaskBoard board;
    private final BackOff backOff = new BackOff();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread supervisor =
            Thread.ofPlatform().name("onus-stream-supervisor").unstarted(this::supervise);
    private volatile @Nullable KafkaStreams running;

    public StreamRuntime(
            KafkaConnection connection,
            TopicSettings topics,
            StreamSettings settings,
            AvroSerdes serdes,
            CaseProcessing processing,
            TaskBoard board) {
        this.connection = connection;
        this.topics = topics;
        this.settings = settings;
        this.serdes = serdes;
        this.processing = processing;
        this.board = board;
    }

    /** Returns at once; {@link #isReady()} says when it works. */
    public void start() {
        supervisor.start();
    }

    /** Tasks are restored, the registry is loaded, and the gates are open: deadlines fire on time from here. */
    public boolean isReady() {
        return isRunning() && board.allGatesOpen();
    }

    /** Whether every task is where it belongs and restored; its gate may still be closed. */
    public boolean isRunning() {
        KafkaStreams streams = running;
        return streams != null && streams.state() == KafkaStreams.State.RUNNING;
    }

    /** The name of this process in its group. */
    public String instance() {
        return InstanceId.of(settings);
    }

    /** Whether it works or is on its way to; only a supervisor that has ended by itself is dead. */
    public boolean isAlive() {
        return supervisor.getState() == Thread.State.NEW || supervisor.isAlive();
    }

    /** For people: what Kafka Streams says of itself. */
    public String state() {
        KafkaStreams streams = running;
        return streams == null ? "STARTING" : streams.state().name();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            supervisor.join(CLOSE_WITHIN.plusSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        while (!isClosing()) {
            try {
                runUntilItEnds();
            } catch (RuntimeException e) {
                LOG.error("stream=failed action=start-again", e);
            }
            pause(backOff.afterFailure(Instant.now()));
        }
    }

    private void runUntilItEnds() {
        TopicProvisioner.provision(connection, topics);
        serdes.warmUp(List.of(
                Topics.ALERTS,
                Topics.OWNERSHIP,
                Topics.REGISTRY,
                Topics.RESPONSES,
                Topics.DELIVERIES,
                Topics.FAMILIES,
                Topics.ESCALATIONS,
                Topics.EFFECTS,
                Topics.CASES,
                Topics.RECEIPTS));
        CountDownLatch ended = new CountDownLatch(1);
        Properties properties = StreamProperties.of(connection, settings);
        KafkaStreams streams =
                new KafkaStreams(new EscalationTopology(serdes, processing).build(properties), properties);
        streams.setUncaughtExceptionHandler(this::threadFailed);
        streams.setStateListener((now, before) -> {
            LOG.info("stream={} before={}", now, before);
            if (now.hasCompletedShutdown() || now == KafkaStreams.State.ERROR) {
                ended.countDown();
            }
        });
        running = streams;
        try {
            streams.start();
            while (!isClosing() && ended.getCount() > 0) {
                pause(Duration.ofMillis(100));
            }
        } finally {
            boolean clean = streams.close(CloseOptions.timeout(CLOSE_WITHIN)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
            LOG.info("stream=closed clean={}", clean);
            running = null;
        }
    }

    /** Called on the thread that dies; its place is taken once this returns, so the pause is here. */
    private StreamThreadExceptionResponse threadFailed(Throwable failure) {
        Duration wait = backOff.afterFailure(Instant.now());
        LOG.error("stream-thread=failed action=replace wait={}", wait, failure);
        pause(wait);
        return isClosing()
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Ends early when the runtime is closed. */
    private void pause(Duration wait) {
        try {
            if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stream=closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }
}
