package dev.onus.notifier.ledger;

import dev.onus.vocabulary.PageId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The notifier's memory of its partitions. A row is in memory only after it is in the log, so what it says is never
 * ahead of what a restart would find.
 */
public final class Ledger {
    private final LedgerLog log;
    private final Map<Integer, PartitionRows> partitions = new ConcurrentHashMap<>();

    public Ledger(LedgerLog log) {
        this.log = log;
    }

    /** Keeps the row; returns once it is durable. */
    public void write(LedgerRow row) {
        begin(row).await();
    }

    /** Begins to keep the row. It is durable, and in memory, once what this returns has been awaited. */
    public LedgerLog.Written begin(LedgerRow row) {
        LedgerLog.Written written = log.begin(row);
        return () -> {
            written.await();
            remember(row);
        };
    }

    /** Keeps the rows; returns once all of them are durable. */
    public void writeAll(List<LedgerRow> rows) {
        rows.stream().map(this::begin).toList().forEach(LedgerLog.Written::await);
    }

    /** Takes a row that is in the log already. */
    public void remember(LedgerRow row) {
        partition(row.partition()).put(row.withSharedWords());
    }

    public Optional<LedgerRow> find(int partition, LedgerKey key) {
        return partition(partition).find(key);
    }

    /** Everything known of a page: its messages at its destinations, and how it ended. */
    public List<LedgerRow> rowsOf(int partition, PageId pageId) {
        return partition(partition).ofPage(pageId);
    }

    /** What is known of the pages of a case. */
    public List<LedgerRow> rowsOfCase(int partition, String caseId) {
        return partition(partition).ofCase(caseId);
    }

    /** Removes what nothing can ask for any more, from the log too. */
    public void remove(int partition, Collection<LedgerKey> keys) {
        for (LedgerKey key : keys) {
            log.remove(partition, key);
            partition(partition).remove(key);
        }
    }

    /**
     * The pages that travel, or travelled, in one message, in an order of their own; of the partitions that are here. A
     * restart finds the same ones, whichever of them are done with already.
     */
    public List<PageId> pagesOf(String bundle) {
        return partitions.values().stream()
                .flatMap(rows -> rows.ofBundle(bundle).stream())
                .map(LedgerKey::pageId)
                .sorted(Comparator.comparing(PageId::value))
                .toList();
    }

    /** All rows of a partition. Costs as much as there are. */
    public List<LedgerRow> rowsOf(int partition) {
        return partition(partition).all();
    }

    /** Lets go of a partition that another notifier has now. */
    public void drop(int partition) {
        partitions.remove(partition);
    }

    private PartitionRows partition(int partition) {
        return partitions.computeIfAbsent(partition, number -> new PartitionRows());
    }
}
