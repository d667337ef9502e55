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
 * ahead
 * of what a restart would find.
 */
public final class Ledger {
    private final LedgerLog log;
    private final Map<Integer, Map<PageId, Map<LedgerKey, LedgerRow>>> partitions = new ConcurrentHashMap<>();

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
        partition(row.partition())
                .computeIfAbsent(row.key().pageId(), page -> new ConcurrentHashMap<>())
                .put(row.key(), row);
    }

    public Optional<LedgerRow> find(int partition, LedgerKey key) {
        return Optional.ofNullable(
                partition(partition).getOrDefault(key.pageId(), Map.of()).get(key));
    }

    /** Everything known of a page: its messages at its destinations, and how it ended. */
    public List<LedgerRow> rowsOf(int partition, PageId pageId) {
        return List.copyOf(partition(partition).getOrDefault(pageId, Map.of()).values());
    }

    /** What is known of the pages of a case. */
    public List<LedgerRow> rowsOfCase(int partition, String caseId) {
        return rowsOf(partition).stream()
                .filter(row -> row.caseId().equals(caseId))
                .toList();
    }

    /** Removes what nothing can ask for any more, from the log too. */
    public void remove(int partition, Collection<LedgerKey> keys) {
        for (LedgerKey key : keys) {
            log.remove(partition, key);
            partition(partition).computeIfPresent(key.pageId(), (page, rows) -> {
                rows.remove(key);
                return rows.isEmpty() ? null : rows;
            });
        }
    }

    /**
     * The pages that travel, or travelled, in one message, in an order of their own; of the partitions that are here. A
     * restart finds the same ones, whichever of them are done with already.
     */
    public List<PageId> pagesOf(String bundle) {
        return partitions.keySet().stream()
                .flatMap(partition -> rowsOf(partition).stream())
                .filter(row -> row.bundle().filter(bundle::equals).isPresent())
                .map(row -> row.key().pageId())
                .sorted(Comparator.comparing(PageId::value))
                .toList();
    }

    /** All rows of a partition. */
    public List<LedgerRow> rowsOf(int partition) {
        return partition(partition).values().stream()
                .flatMap(rows -> rows.values().stream())
                .toList();
    }

    /** Lets go of a partition that another notifier has now. */
    public void drop(int partition) {
        partitions.remove(partition);
    }

    private Map<PageId, Map<LedgerKey, LedgerRow>> partition(int partition) {
        return partitions.computeIfAbsent(partition, number -> new ConcurrentHashMap<>());
    }
}
