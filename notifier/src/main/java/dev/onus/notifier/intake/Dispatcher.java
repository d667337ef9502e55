package dev.onus.notifier.intake;

import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.pipeline.StopReason;
import dev.onus.notifier.pipeline.Withdrawals;
import dev.onus.vocabulary.PageId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives every message a thread of its own, in order where order counts: what one person hears of one case follows the
 * log.
 * Its own methods are called by the thread that polls; only the work runs elsewhere.
 */
public final class Dispatcher {
    private static final Duration IDLE_CHECK = Duration.ofMillis(10);

    private final Worker worker;
    private final Ledger ledger;
    private final Withdrawals withdrawals;
    private final Executor executor;
    private final Map<Integer, PartitionWork> partitions = new ConcurrentHashMap<>();
    private final Map<Incoming.Order, Running> tails = new ConcurrentHashMap<>();
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
        if (incoming instanceof Incoming.Send send && send.isWithdrawal()) {
            withdrawals.add(send.pageId());
            work(send.partition())
                    .flatMap(work -> work.page(send.pageId()))
                    .ifPresent(page -> page.interruption().interrupt(StopReason.WITHDRAWN));
        }
    }

    /** Nothing more is sent for these pages: who was asked has answered. They are withdrawn later, when it is all over. */
    void answered(Collection<PageId> pages) {
        for (PageId page : pages) {
            withdrawals.answered(page);
            partitions.values().stream()
                    .flatMap(work -> work.page(page).stream())
                    .forEach(running -> running.interruption().interrupt(StopReason.WITHDRAWN));
        }
    }

    void seen(int partition, long offset) {
        work(partition).ifPresent(work -> work.progress().seen(offset));
    }

    void submit(Incoming incoming) {
        work(incoming.partition()).ifPresent(work -> submit(incoming, work));
    }

    private void submit(Incoming incoming, PartitionWork work) {
        Optional<Running> page = work.page(incoming.pageId());
        List<Running> overtaken = overtaken(incoming, work);
        Running mine = work.begin(incoming);
        List<Running> before = queue(incoming, mine);
        inFlight.incrementAndGet();
        executor.execute(() -> {
            boolean finished = false;
            try {
                before.forEach(Running::awaitSettled);
                overtaken.forEach(Running::awaitEnd);
                page.ifPresent(running -> awaitTurn(incoming, running));
                finished = worker.run(incoming, mine.interruption(), () -> settle(incoming, mine));
                if (incoming instanceof Incoming.Receipt) {
                    page.ifPresent(running -> running.interruption().wake());
                }
            } finally {
                work.end(mine, finished);
                settle(incoming, mine);
                mine.end();
            }
        });
    }

    /** What one person hears of one case keeps its order until the word on it is said. */
    private List<Running> queue(Incoming incoming, Running mine) {
        return switch (incoming) {
            case Incoming.Send send ->
                Optional.ofNullable(tails.put(send.order(), mine)).stream().toList();
            case Incoming.Acknowledged acknowledged ->
                tails.entrySet().stream()
                        .filter(tail -> tail.getKey().caseId().equals(acknowledged.caseId()))
                        .map(Map.Entry::getValue)
                        .toList();
            case Incoming.Receipt receipt -> List.of();
        };
    }

    /** Were the word that somebody has the case still on its way, it would silence the page that follows it. */
    private static List<Running> overtaken(Incoming incoming, PartitionWork work) {
        if (!(incoming instanceof Incoming.Send send) || !send.isPage()) {
            return List.of();
        }
        List<Running> overtaken = work.acknowledgementsOf(send.order().caseId());
        overtaken.forEach(running -> running.interruption().interrupt(StopReason.OVERTAKEN));
        return overtaken;
    }

    /**
     * A withdrawal comes once nothing more is sent for its page; news of a page once it was said that it was
     * accepted.
     */
    private static void awaitTurn(Incoming incoming, Running page) {
        switch (incoming) {
            case Incoming.Send send -> {
                if (send.isWithdrawal()) {
                    page.awaitEnd();
                }
            }
            case Incoming.Receipt receipt -> page.awaitSettled();
            case Incoming.Acknowledged acknowledged -> {
                // It is about all pages of its case, and waited for each of them.
            }
        }
    }

    private void settle(Incoming incoming, Running mine) {
        if (mine.settle()) {
            inFlight.decrementAndGet();
            if (incoming instanceof Incoming.Send send) {
                tails.remove(send.order(), mine);
            }
        }
    }

    /** Messages on their way; pages that only wait, because something may still come, are none. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Pages of which the word is said, and that stand as long as nobody answered. */
    public int standing() {
        return partitions.values().stream().mapToInt(PartitionWork::running).sum() - inFlight.get();
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
