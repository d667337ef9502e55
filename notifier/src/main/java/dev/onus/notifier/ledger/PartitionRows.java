package dev.onus.notifier.ledger;

import dev.onus.vocabulary.PageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one partition, found by page, by case and by the message in which several travelled: with tens of thousands
 * of pages standing, none of these questions may cost a look at all of them. Safe for use by many threads.
 */
final class PartitionRows {
    private final Map<PageId, Map<LedgerKey, LedgerRow>> byPage = new ConcurrentHashMap<>();
    /** A page is about one case. */
    private final Map<String, Set<PageId>> byCase = new ConcurrentHashMap<>();

    private final Map<String, Set<LedgerKey>> byBundle = new ConcurrentHashMap<>();

    void put(LedgerRow row) {
        byPage.compute(row.key().pageId(), (page, known) -> {
            Map<LedgerKey, LedgerRow> rows = known == null ? new ConcurrentHashMap<>() : known;
            leaveBundle(rows.put(row.key(), row));
            add(byCase, row.caseId(), page);
            row.bundle().ifPresent(bundle -> add(byBundle, bundle, row.key()));
            return rows;
        });
    }

    void remove(LedgerKey key) {
        byPage.computeIfPresent(key.pageId(), (page, rows) -> {
            LedgerRow removed = rows.remove(key);
            leaveBundle(removed);
            if (removed != null && rows.isEmpty()) {
                drop(byCase, removed.caseId(), page);
            }
            return rows.isEmpty() ? null : rows;
        });
    }

    Optional<LedgerRow> find(LedgerKey key) {
        return Optional.ofNullable(byPage.getOrDefault(key.pageId(), Map.of()).get(key));
    }

    List<LedgerRow> ofPage(PageId page) {
        return List.copyOf(byPage.getOrDefault(page, Map.of()).values());
    }

    List<LedgerRow> ofCase(String caseId) {
        List<LedgerRow> rows = new ArrayList<>();
        for (PageId page : byCase.getOrDefault(caseId, Set.of())) {
            rows.addAll(byPage.getOrDefault(page, Map.of()).values());
        }
        return rows;
    }

    /** Those whose last message was this one. */
    Set<LedgerKey> ofBundle(String bundle) {
        return byBundle.getOrDefault(bundle, Set.of());
    }

    List<LedgerRow> all() {
        return byPage.values().stream().flatMap(rows -> rows.values().stream()).toList();
    }

    private void leaveBundle(@Nullable LedgerRow row) {
        if (row != null) {
            row.bundle().ifPresent(bundle -> drop(byBundle, bundle, row.key()));
        }
    }

    private static <T> void add(Map<String, Set<T>> to, String name, T it) {
        to.compute(name, (any, known) -> {
            Set<T> set = known == null ? ConcurrentHashMap.newKeySet() : known;
            set.add(it);
            return set;
        });
    }

    private static <T> void drop(Map<String, Set<T>> from, String name, T it) {
        from.computeIfPresent(name, (any, set) -> {
            set.remove(it);
            return set.isEmpty() ? null : set;
        });
    }
}
