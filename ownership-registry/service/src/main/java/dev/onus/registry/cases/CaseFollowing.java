package dev.onus.registry.cases;

import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.registry.keep.UntilItWorks;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Keeps the index up with the log: every replica reads all of the case-event log, the states of cases, what
 * was answered, and the receipts, and goes on where its index stopped.
 */
@Context
public final class CaseFollowing {
    private static final List<Topic<?>> TOPICS =
            List.of(Topics.ESCALATIONS, Topics.CASES, Topics.RESPONSES, Topics.RECEIPTS);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private final AvroSerdes serdes;
    private final CaseLog log;
    private final UntilItWorks until = new UntilItWorks(RETRY_AFTER);
    private final Thread starter = Thread.ofVirtual().name("case-index-start").unstarted(this::begin);
    private volatile List<TopicFollower<?>> followers = List.of();

    CaseFollowing(KafkaConnection connection, AvroSerdes serdes, CaseLog log) {
        this.connection = connection;
        this.serdes = serdes;
        this.log = log;
    }

    @PostConstruct
    void start() {
        starter.start();
    }

    /** Whether everything that was in the log when we started can be seen. */
    public boolean isCaughtUp() {
        List<TopicFollower<?>> running = followers;
        return !running.isEmpty() && running.stream().allMatch(TopicFollower::isCaughtUp);
    }

    /** What the start waits for; empty once it has begun to read. */
    Optional<String> waitsFor() {
        return until.waitsFor();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        until.stop();
        starter.interrupt();
        starter.join(STOP_WITHIN);
        followers.forEach(TopicFollower::close);
        log.index().close();
    }

    private void begin() {
        LogIdentity identity = new LogIdentity(log.index().writer(), TOPICS);
        if (!until.done("case-index", () -> identity.settle(connection))) {
            return;
        }
        List<TopicFollower<?>> started = new ArrayList<>();
        started.add(follow(Topics.ESCALATIONS, log::events));
        started.add(follow(Topics.CASES, log::states));
        started.add(follow(Topics.RESPONSES, log.index().writer()::responses));
        started.add(follow(Topics.RECEIPTS, log.index().writer()::receipts));
        followers = List.copyOf(started);
    }

    private <V extends SpecificRecord> TopicFollower<V> follow(
            Topic<V> topic, Consumer<List<ConsumerRecord<String, V>>> listener) {
        return TopicFollower.startTogether(
                connection,
                topic,
                serdes.deserializer(topic),
                log.index().writer().offsets(topic.name()),
                listener);
    }
}
