package dev.onus.notifier.intake;

import dev.onus.notifier.ledger.LedgerReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens when partitions come and go: the ledger is read before their first event, and offsets are left behind. */
final class Assignment implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);

    private final Dispatcher dispatcher;
    private final LedgerReader ledgerReader;
    private final Clock clock;
    private final Duration stopPatience;
    private final Consumer<Collection<Integer>> commit;
    private volatile boolean complete;

    Assignment(
            Dispatcher dispatcher,
            LedgerReader ledgerReader,
            Clock clock,
            Duration stopPatience,
            Consumer<Collection<Integer>> commit) {
        this.dispatcher = dispatcher;
        this.ledgerReader = ledgerReader;
        this.clock = clock;
        this.stopPatience = stopPatience;
        this.commit = commit;
    }

    boolean isComplete() {
        return complete;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        List<Integer> numbers = numbers(partitions);
        if (!numbers.isEmpty()) {
            ledgerReader.read(numbers, clock.instant());
            numbers.forEach(dispatcher::open);
        }
        complete = true;
        LOG.info("partitions assigned numbers={}", numbers);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        List<Integer> numbers = numbers(partitions);
        dispatcher.stop(numbers, stopPatience);
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
