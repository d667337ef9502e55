package dev.onus.notifier.intake;

import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerKey;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.pipeline.StopReason;
import dev.onus.notifier.pipeline.Withdrawals;
import dev.onus.vocabulary.PageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What is in hand of one partition. */
final class PartitionWork {
    private final int partition;
    private final Progress progress = new Progress();
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    /** Those of them that say that somebody has a case: few, where thousands of pages may stand. */
    private final Set<Running> acknowledgements = ConcurrentHashMap.newKeySet();

    private final Map<PageId, Running> pages = new ConcurrentHashMap<>();
    private final Queue<Incoming.Send> ended = new ConcurrentLinkedQueue<>();

    PartitionWork(int partition) {
        this.partition = partition;
    }

    Progress progress() {
        return progress;
    }

    Running begin(Incoming incoming) {
        progress.begin(incoming.offset());
        Running begun = new Running(incoming);
        running.add(begun);
        if (incoming instanceof Incoming.Send send && send.isPage()) {
            pages.put(send.pageId(), begun);
        }
        if (incoming instanceof Incoming.Acknowledged) {
            acknowledgements.add(begun);
        }
        return begun;
    }

    /** @param finished false when it was interrupted, so that its offset stays open */
    void end(Running work, boolean finished) {
        running.remove(work);
        acknowledgements.remove(work);
        boolean ignored = pages.remove(work.incoming().pageId(), work);
        if (finished) {
            progress.end(work.incoming().offset());
            if (work.incoming() instanceof Incoming.Send send && !send.isPage()) {
                ended.add(send);
            }
        }
    }

    int running() {
        return running.size();
    }

    boolean isIdle() {
        return running.isEmpty();
    }

    void interruptAll() {
        running.forEach(work -> work.interruption().interrupt(StopReason.CLOSING));
    }

    /** What is on its way to say that somebody has this case. */
    List<Running> acknowledgementsOf(String caseId) {
        return acknowledgements.stream()
                .filter(work -> work.incoming() instanceof Incoming.Acknowledged acknowledged
                        && acknowledged.caseId().equals(caseId))
                .toList();
    }

    /** The page, as long as anything may be sent for it. */
    Optional<Running> page(PageId page) {
        return Optional.ofNullable(pages.get(page));
    }

    /**
     * Lets go of what can never be read again, now that offsets up to the position are committed: the rows of withdrawn
     * pages and of reminders.
     */
    void committed(long position, Ledger ledger, Withdrawals withdrawals) {
        progress.committed(position);
        List<Incoming.Send> past = new ArrayList<>();
        ended.removeIf(incoming -> incoming.offset() < position && past.add(incoming));
        for (Incoming.Send incoming : past) {
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
