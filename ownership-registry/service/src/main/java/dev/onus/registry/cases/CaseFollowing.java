package dev.onus.registry.cases;

import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.serde.AvroSerdes;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index up with the log: every replica reads all of the case-event log, the states of cases, what
 * was answered, and the receipts, and goes on where its index stopped.
 */
@Context
public final class CaseFollowing {
    private static final Logger LOG = LoggerFactory.getLogger(CaseFollowing.class);
    private static final List<Topic<?>> TOPICS =
            List.of(Topics.ESCALATIONS, Topics.CASES, Topics.RESPONSES, Topics.RECEIPTS);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private final AvroSerdes serdes;
    private final CaseLog log;
    private final CountDownLatch stopping = new CountDownLatch(1);
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

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        starter.interrupt();
        starter.join(STOP_WITHIN);
        followers.forEach(TopicFollower::close);
        log.index().close();
    }

    private void begin() {
        if (!settled()) {
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

    /** False when we are told to stop before the cluster answers. */
    private boolean settled() {
        LogIdentity identity = new LogIdentity(log.index().writer(), TOPICS);
        while (stopping.getCount() > 0) {
            try {
                identity.settle(connection);
                return true;
            } catch (ExecutionException | TimeoutException notYet) {
                LOG.info("case-index=waits reason={}", String.valueOf(notYet.getMessage()));
            } catch (InterruptedException stopped) {
                return false;
            }
            if (!pause()) {
                return false;
            }
        }
        return false;
    }

    private boolean pause() {
        try {
            return !stopping.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
