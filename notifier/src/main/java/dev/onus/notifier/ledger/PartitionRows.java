package dev.onus.notifier.ledger;

import dev.onus.vocabulary.PageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The rows of one partition, found by page, by case and by the message in which several travelled: with tens of thousands
 * of pages standing, none of these questions may cost a look at all of them. The lists are short and replaced as a whole,
 * because a map for each would take more memory than the rows. Safe for use by many threads.
 */
final class PartitionRows {
    private final Map<PageId, List<LedgerRow>> byPage = new ConcurrentHashMap<>();
    /** A page is about one case. */
    private final Map<String, List<PageId>> byCase = new ConcurrentHashMap<>();

    private final Map<String, List<LedgerKey>> byBundle = new ConcurrentHashMap<>();

    void put(LedgerRow row) {
        byPage.compute(row.key().pageId(), (page, known) -> {
            List<LedgerRow> others = known == null ? List.of() : without(known, row.key());
            if (known == null) {
                add(byCase, row.caseId(), page);
            }
            row.bundle().ifPresent(bundle -> add(byBundle, bundle, row.key()));
            return plus(others, row);
        });
    }

    void remove(LedgerKey key) {
        byPage.computeIfPresent(key.pageId(), (page, known) -> {
            List<LedgerRow> rest = without(known, key);
            if (rest.isEmpty()) {
                drop(byCase, known.getFirst().caseId(), page);
                return null;
            }
            return rest;
        });
    }

    Optional<LedgerRow> find(LedgerKey key) {
        return ofPage(key.pageId()).stream()
                .filter(row -> row.key().equals(key))
                .findFirst();
    }

    List<LedgerRow> ofPage(PageId page) {
        return byPage.getOrDefault(page, List.of());
    }

    List<LedgerRow> ofCase(String caseId) {
        return byCase.getOrDefault(caseId, List.of()).stream()
                .flatMap(page -> ofPage(page).stream())
                .toList();
    }

    /** Those whose last message was this one. */
    List<LedgerKey> ofBundle(String bundle) {
        return byBundle.getOrDefault(bundle, List.of());
    }

    List<LedgerRow> all() {
        return byPage.values().stream().flatMap(List::stream).toList();
    }

    private List<LedgerRow> without(List<LedgerRow> rows, LedgerKey key) {
        for (LedgerRow row : rows) {
            if (row.key().equals(key)) {
                row.bundle().ifPresent(bundle -> drop(byBundle, bundle, key));
                return minus(rows, row::equals);
            }
        }
        return rows;
    }

    private static <T> void add(Map<String, List<T>> to, String name, T it) {
        to.merge(name, List.of(it), (known, one) -> plus(known, it));
    }

    private static <T> void drop(Map<String, List<T>> from, String name, T it) {
        from.computeIfPresent(name, (any, known) -> {
            List<T> rest = minus(known, it::equals);
            return rest.isEmpty() ? null : rest;
        });
    }

    private static <T> List<T> plus(List<T> known, T one) {
        List<T> all = new ArrayList<>(known);
        all.add(one);
        return List.copyOf(all);
    }

    private static <T> List<T> minus(List<T> known, Predicate<T> gone) {
        List<T> rest = new ArrayList<>(known);
        rest.removeIf(gone);
        return List.copyOf(rest);
    }
}
