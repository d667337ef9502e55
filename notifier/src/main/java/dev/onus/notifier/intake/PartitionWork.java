package dev.onus.notifier.intake;

import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerKey;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.pipeline.Interruption;
import dev.onus.notifier.pipeline.StopReason;
import dev.onus.notifier.pipeline.Withdrawals;
import dev.onus.vocabulary.PageId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What is in hand of one partition. */
final class PartitionWork {
    private final int partition;
    private final Progress progress = new Progress();
    private final Map<Incoming, Interruption> running = new ConcurrentHashMap<>();
    private final Queue<Incoming> ended = new ConcurrentLinkedQueue<>();

    PartitionWork(int partition) {
        this.partition = partition;
    }

    Progress progress() {
        return progress;
    }

    Interruption begin(Incoming incoming) {
        progress.begin(incoming.offset());
        Interruption interruption = new Interruption();
        running.put(incoming, interruption);
        return interruption;
    }

    /** @param finished false when it was interrupted, so that its offset stays open */
    void end(Incoming incoming, boolean finished) {
        running.remove(incoming);
        if (finished) {
            progress.end(incoming.offset());
            if (incoming.message().type() != MessageType.PAGE) {
                ended.add(incoming);
            }
        }
    }

    boolean isIdle() {
        return running.isEmpty();
    }

    void interruptAll() {
        running.values().forEach(interruption -> interruption.interrupt(StopReason.CLOSING));
    }

    /** Stops the retries of a page whose withdrawal was read. */
    void withdraw(PageId page) {
        running.forEach((incoming, interruption) -> {
            Message message = incoming.message();
            if (message.type() == MessageType.PAGE && message.pageId().equals(page)) {
                interruption.interrupt(StopReason.WITHDRAWN);
            }
        });
    }

    /**
     * Lets go of what can never be read again, now that offsets up to the position are committed: the rows of withdrawn
     * pages and of reminders.
     */
    void committed(long position, Ledger ledger, Withdrawals withdrawals) {
        progress.committed(position);
        List<Incoming> past =
                ended.stream().filter(incoming -> incoming.offset() < position).toList();
        ended.removeAll(past);
        for (Incoming incoming : past) {
            Message message = incoming.message();
            boolean whole = message.type() == MessageType.WITHDRAWAL;
            List<LedgerKey> keys = ledger.rowsOf(partition, message.pageId()).stream()
                    .map(LedgerRow::key)
                    .filter(key -> whole || key.part().equals(message.part()))
                    .toList();
            ledger.remove(partition, keys);
            if (whole) {
                withdrawals.remove(message.pageId());
            }
        }
    }
}
