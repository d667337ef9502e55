package dev.onus.notifier.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when partitions come and go: ledger and backlog are read before anything is sent for them, and offsets
 * are left behind.
 */
final class Assignment implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);

    /** What is on its way gets so long to end before the partition goes. */
    static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final IntakeParts parts;
    private final Dispatcher dispatcher;
    private final Backlog backlog;
    private final ToLongFunction<TopicPartition> position;
    private final Consumer<Collection<Integer>> commit;
    private volatile boolean complete;

    Assignment(
            IntakeParts parts,
            Backlog backlog,
            ToLongFunction<TopicPartition> position,
            Consumer<Collection<Integer>> commit) {
        this.parts = parts;
        this.dispatcher = parts.dispatcher();
        this.backlog = backlog;
        this.position = position;
        this.commit = commit;
    }

    boolean isComplete() {
        return complete;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        List<Integer> numbers = numbers(partitions);
        if (!numbers.isEmpty()) {
            parts.ledgerReader().read(numbers, parts.clock().instant());
            numbers.forEach(parts.limits()::recall);
            Map<TopicPartition, Long> starts = new HashMap<>();
            partitions.forEach(partition -> starts.put(partition, position.applyAsLong(partition)));
            backlog.read(starts);
            numbers.forEach(dispatcher::open);
        }
        complete = true;
        LOG.info("partitions assigned numbers={}", numbers);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        List<Integer> numbers = numbers(partitions);
        dispatcher.stop(numbers, STOP_PATIENCE);
        commit.accept(numbers);
        dispatcher.drop(numbers);
        LOG.info("partitions revoked numbers={}", numbers);
    }

    /** Somebody else has them already: nothing of ours may be committed, nor waited for. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        List<Integer> numbers = numbers(partitions);
        dispatcher.stop(numbers, Duration.ZERO);
        dispatcher.drop(numbers);
        LOG.warn("partitions lost numbers={}", numbers);
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}
