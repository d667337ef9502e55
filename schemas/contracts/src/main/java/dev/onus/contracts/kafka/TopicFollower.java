package dev.onus.contracts.kafka;

import dev.onus.contracts.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows every partition of a topic from its start, without a group, on one thread of its own. The listener sees
 * committed records only, each partition in order; the value is null where the record deletes its key. A record that
 * cannot be decoded is logged and left out. While the broker or the schema registry is away, or the listener fails, it
 * goes back to where it was and tries again: a record is given at least once and none is left out.
 */
public final class TopicFollower<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);

    private final KafkaConnection connection;
    private final Topic<V> topic;
    private final RecordDecoder<V> decoder;
    private final Consumer<List<ConsumerRecord<String, V>>> listener;
    /** Whether what one poll gave is given at once, or record by record. */
    private final boolean together;

    private final Map<Integer, Long> positions;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile @Nullable String failure;
    private volatile @Nullable Instant behindSince;

    private TopicFollower(
            KafkaConnection connection,
            Topic<V> topic,
            Deserializer<V> deserializer,
            Map<Integer, Long> startOffsets,
            Consumer<List<ConsumerRecord<String, V>>> listener,
            boolean together) {
        this.connection = connection;
        this.topic = topic;
        this.decoder = new RecordDecoder<>(topic, deserializer);
        this.positions = new ConcurrentHashMap<>(startOffsets);
        this.listener = listener;
        this.together = together;
        this.thread =
                Thread.ofPlatform().daemon().name("follow-" + topic.name()).unstarted(this::run);
    }

    /** From the first record that the topic has. */
    public static <V> TopicFollower<V> start(
            KafkaConnection connection,
            Topic<V> topic,
            Deserializer<V> deserializer,
            Consumer<ConsumerRecord<String, V>> listener) {
        TopicFollower<V> follower = new TopicFollower<>(
                connection, topic, deserializer, Map.of(), read -> listener.accept(read.getFirst()), false);
        follower.thread.start();
        return follower;
    }

    /**
     * For a listener that works best on many records: it is given all that one poll has given, at least one and at most as
     * many as {@code max.poll.records} says, and again from the first of them if it fails.
     *
     * @param startOffsets the first offset to read, by partition; a partition that is not named is read from its start
     */
    public static <V> TopicFollower<V> startTogether(
            KafkaConnection connection,
            Topic<V> topic,
            Deserializer<V> deserializer,
            Map<Integer, Long> startOffsets,
            Consumer<List<ConsumerRecord<String, V>>> listener) {
        TopicFollower<V> follower = new TopicFollower<>(connection, topic, deserializer, startOffsets, listener, true);
        follower.thread.start();
        return follower;
    }

    /** Whether everything has been given that was committed and visible in the topic when the follower started. */
    public boolean isCaughtUp() {
        return caughtUp.isDone();
    }

    /** Done as soon as {@link #isCaughtUp()}; fails if the follower is closed before. */
    public CompletableFuture<Void> caughtUp() {
        return caughtUp.copy();
    }

    /** The next offset to be read: all before it has been given to the listener. Zero before anything was read. */
    public long position(int partition) {
        return positions.getOrDefault(partition, 0L);
    }

    /** What the last attempt to read or to give failed with; empty once records were given again, or all has been. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Since when it has been known of some record that has not been given yet; empty when there is none. */
    public Optional<Instant> behindSince() {
        return Optional.ofNullable(behindSince);
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        if (!Thread.currentThread().equals(thread)) {
            try {
                thread.join(FollowerLimits.CLOSE_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        caughtUp.cancel(false);
    }

    private void run() {
        BackOff backOff = new BackOff();
        while (!isClosing()) {
            try {
                followOnce(backOff);
            } catch (WakeupException e) {
                LOG.debug("topic-follower closing topic={}", topic);
            } catch (RetriableException e) {
                failure = e.toString();
                LOG.warn(
                        "topic-follower waits topic={} millis={} detail={}", topic, backOff.nextMillis(), e.toString());
                backOff.await(closing);
            } catch (RuntimeException e) {
                failure = e.toString();
                LOG.error("topic-follower failed topic={} retryInMillis={}", topic, backOff.nextMillis(), e);
                backOff.await(closing);
            }
        }
    }

    private void followOnce(BackOff backOff) {
        KafkaConsumer<String, byte[]> opened = open();
        consumer = opened;
        try {
            follow(opened, backOff);
        } finally {
            consumer = null;
            opened.close(CloseOptions.timeout(FollowerLimits.CONSUMER_CLOSES_WITHIN));
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        Map<String, Object> properties = connection.consumerProperties("follow-" + topic.name());
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Returns when it is time to look at the partitions again, or to close. */
    private void follow(KafkaConsumer<String, byte[]> from, BackOff backOff) {
        if (isClosing()) {
            return;
        }
        List<TopicPartition> partitions = assign(from);
        Map<TopicPartition, Long> goal = from.endOffsets(partitions);
        long until = System.nanoTime() + FollowerLimits.PARTITIONS_LOOKED_AT_EVERY.toNanos();
        while (!isClosing() && until - System.nanoTime() > 0) {
            goal = notePositions(from, partitions, goal);
            List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
            from.poll(FollowerLimits.POLL).forEach(read::add);
            if (!read.isEmpty()) {
                noteBehind();
            }
            for (int at = 0; at < read.size(); at += together ? read.size() : 1) {
                deliver(together ? read : read.subList(at, at + 1));
                backOff.reset();
                failure = null;
            }
        }
    }

    /**
     * The consumer's own position also passes transaction markers, which are never given to anybody.
     *
     * @return where the topic ended when the goal was reached; until then, the goal
     */
    private Map<TopicPartition, Long> notePositions(
            KafkaConsumer<String, byte[]> from, List<TopicPartition> partitions, Map<TopicPartition, Long> goal) {
        partitions.forEach(partition -> positions.put(partition.partition(), from.position(partition)));
        if (!goal.entrySet().stream().allMatch(this::isReached)) {
            noteBehind();
            return goal;
        }
        failure = null;
        if (!caughtUp.isDone()) {
            LOG.info("topic-follower caught-up topic={} positions={}", topic, positions);
            caughtUp.complete(null);
        }
        Map<TopicPartition, Long> next = new HashMap<>();
        partitions.forEach(partition -> next.put(
                partition, from.position(partition) + from.currentLag(partition).orElse(0)));
        behindSince = next.entrySet().stream().allMatch(this::isReached) ? null : Instant.now();
        return next;
    }

    private void noteBehind() {
        if (behindSince == null) {
            behindSince = Instant.now();
        }
    }

    private List<TopicPartition> assign(KafkaConsumer<String, byte[]> to) {
        List<TopicPartition> partitions = to.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException(
                    "Expected topic " + topic + " to exist, but the broker has not got it.");
        }
        to.assign(partitions);
        Map<TopicPartition, Long> first = new HashMap<>(to.beginningOffsets(partitions));
        first.replaceAll((partition, offset) -> Math.max(offset, position(partition.partition())));
        first.forEach(to::seek);
        return partitions;
    }

    private void deliver(List<ConsumerRecord<String, byte[]>> read) {
        if (isClosing()) {
            throw new WakeupException();
        }
        List<ConsumerRecord<String, V>> decoded = new ArrayList<>(read.size());
        read.forEach(record -> decoder.decode(record).ifPresent(decoded::add));
        if (!decoded.isEmpty()) {
            listener.accept(decoded);
        }
        read.forEach(record -> positions.put(record.partition(), record.offset() + 1));
    }

    private boolean isReached(Map.Entry<TopicPartition, Long> goal) {
        return position(goal.getKey().partition()) >= goal.getValue();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }
}
