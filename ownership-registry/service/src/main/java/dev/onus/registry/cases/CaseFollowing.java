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
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** A burst is read within seconds; what takes longer than this stands still. */
    static final Duration BEHIND_AT_MOST = Duration.ofMinutes(1);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private final AvroSerdes serdes;
    private final CaseLog log;
    private final UntilItWorks until = new UntilItWorks(RETRY_AFTER);
    private final Thread starter = Thread.ofVirtual().name("case-index-start").unstarted(this::begin);
    /** By the name of the topic. */
    private volatile Map<String, TopicFollower<?>> followers = Map.of();

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
        Map<String, TopicFollower<?>> running = followers;
        return !running.isEmpty() && running.values().stream().allMatch(TopicFollower::isCaughtUp);
    }

    /**
     * Why what is shown is not what the log says: it is not read yet, a follower's last attempt failed, or one is behind for
     * too long. Empty when all is well.
     */
    Optional<String> trouble(Instant now) {
        Map<String, TopicFollower<?>> running = followers;
        if (running.isEmpty()) {
            return Optional.of(until.waitsFor().orElse("It has not begun to read yet."));
        }
        return running.entrySet().stream()
                .flatMap(one -> trouble(one.getValue(), now).map(why -> one.getKey() + ": " + why).stream())
                .findFirst();
    }

    private static Optional<String> trouble(TopicFollower<?> follower, Instant now) {
        return follower.failure()
                .or(() -> follower.isCaughtUp()
                        ? standsStill(follower.behindSince(), now)
                        : Optional.of("It has not read all that was there at the start."));
    }

    static Optional<String> standsStill(Optional<Instant> behindSince, Instant now) {
        return behindSince
                .filter(since -> since.plus(BEHIND_AT_MOST).isBefore(now))
                .map(since -> "It is behind since " + since + ".");
    }

    @PreDestroy
    void stop() throws InterruptedException {
        until.stop();
        starter.interrupt();
        starter.join(STOP_WITHIN);
        followers.values().forEach(TopicFollower::close);
        log.index().close();
    }

    private void begin() {
        LogIdentity identity = new LogIdentity(log.index().writer(), TOPICS);
        if (!until.done("case-index", () -> identity.settle(connection))) {
            return;
        }
        Map<String, TopicFollower<?>> started = new LinkedHashMap<>();
        started.put(Topics.ESCALATIONS.name(), follow(Topics.ESCALATIONS, log::events));
        started.put(Topics.CASES.name(), follow(Topics.CASES, log::states));
        started.put(
                Topics.RESPONSES.name(), follow(Topics.RESPONSES, log.index().writer()::responses));
        started.put(Topics.RECEIPTS.name(), follow(Topics.RECEIPTS, log.index().writer()::receipts));
        followers = Collections.unmodifiableMap(started);
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
