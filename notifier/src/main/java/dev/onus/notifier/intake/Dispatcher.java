package dev.onus.notifier.intake;

import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.pipeline.Interruption;
import dev.onus.notifier.pipeline.Withdrawals;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives every message a thread of its own, in order where order counts: what one person hears of one case follows the log.
 * Its own methods are called by the thread that polls; only the work runs elsewhere.
 */
public final class Dispatcher {
    private static final Duration IDLE_CHECK = Duration.ofMillis(10);

    private final Worker worker;
    private final Ledger ledger;
    private final Withdrawals withdrawals;
    private final Executor executor;
    private final Map<Integer, PartitionWork> partitions = new ConcurrentHashMap<>();
    private final Map<Incoming.Order, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();

    public Dispatcher(Worker worker, Ledger ledger, Withdrawals withdrawals, Executor executor) {
        this.worker = worker;
        this.ledger = ledger;
        this.withdrawals = withdrawals;
        this.executor = executor;
    }

    void open(int partition) {
        partitions.put(partition, new PartitionWork(partition));
    }

    /** Takes note of withdrawals ahead of the work, so that a page that is stale already is not sent first. */
    void foresee(Incoming incoming) {
        if (incoming.message().type() == MessageType.WITHDRAWAL) {
            withdrawals.add(incoming.message().pageId());
            work(incoming.partition())
                    .ifPresent(work -> work.withdraw(incoming.message().pageId()));
        }
    }

    void seen(int partition, long offset) {
        work(partition).ifPresent(work -> work.progress().seen(offset));
    }

    void submit(Incoming incoming) {
        work(incoming.partition()).ifPresent(work -> submit(incoming, work));
    }

    private void submit(Incoming incoming, PartitionWork work) {
        Interruption interruption = work.begin(incoming);
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> before = tails.put(incoming.order(), mine);
        inFlight.incrementAndGet();
        executor.execute(() -> {
            boolean finished = false;
            try {
                if (before != null) {
                    before.join();
                }
                finished = worker.run(incoming, interruption);
            } finally {
                work.end(incoming, finished);
                inFlight.decrementAndGet();
                tails.remove(incoming.order(), mine);
                mine.complete(null);
            }
        });
    }

    public int inFlight() {
        return inFlight.get();
    }

    /** The offsets that may be committed now, by partition. */
    Map<Integer, Long> committable(Collection<Integer> numbers) {
        Map<Integer, Long> offsets = new TreeMap<>();
        for (int number : numbers) {
            OptionalLong offset =
                    work(number).map(w -> w.progress().committable()).orElse(OptionalLong.empty());
            offset.ifPresent(position -> offsets.put(number, position));
        }
        return offsets;
    }

    void committed(Map<Integer, Long> positions) {
        positions.forEach(
                (number, position) -> work(number).ifPresent(work -> work.committed(position, ledger, withdrawals)));
    }

    Collection<Integer> partitions() {
        return partitions.keySet();
    }

    /** Interrupts the work of these partitions and waits for it, so long and no longer. */
    void stop(Collection<Integer> numbers, Duration patience) {
        numbers.forEach(number -> work(number).ifPresent(PartitionWork::interruptAll));
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until && !isIdle(numbers)) {
            try {
                TimeUnit.MILLISECONDS.sleep(IDLE_CHECK.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Forgets these partitions; what still runs of them commits nothing. */
    void drop(Collection<Integer> numbers) {
        numbers.forEach(number -> {
            partitions.remove(number);
            ledger.drop(number);
        });
    }

    private boolean isIdle(Collection<Integer> numbers) {
        return numbers.stream()
                .allMatch(number -> work(number).map(PartitionWork::isIdle).orElse(true));
    }

    private Optional<PartitionWork> work(int number) {
        return Optional.ofNullable(partitions.get(number));
    }
}
