package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.RowKey.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of events, by source and time (SYS-7, SYS-8). */
public final class ReceiptIndex {
    /** Events without an end are counted up to here; more is more than enough to say so. */
    public static final int MOST_OPEN_COUNTED = 10_000;

    /** Ends that nobody wanted: what is kept as a dead letter with its reason. */
    public static final Set<String> PROBLEMS = Set.of("unmapped", "rejected", "dead-letter");

    private final IndexStore store;

    ReceiptIndex(IndexStore store) {
        this.store = store;
    }

    /** When the first word on its latest event was written; empty: it was never heard. */
    public Optional<Instant> heard(String source) {
        return Optional.ofNullable(store.get(in(Table.SOURCE_HEARD).text(source).bytes()))
                .map(Rows::number)
                .map(Instant::ofEpochMilli);
    }

    /** Every source that was ever heard, and when it was last. */
    public SortedMap<String, Instant> heard() {
        byte[] prefix = in(Table.SOURCE_HEARD).bytes();
        SortedMap<String, Instant> all = new TreeMap<>();
        store.scan(prefix, RowKey.behind(prefix), (key, value) -> {
            all.put(Rows.text(key).substring(1, Rows.text(key).length() - 1), Instant.ofEpochMilli(Rows.number(value)));
            return true;
        });
        return all;
    }

    /** Looks at what became of the events that a source sent within [from, to), in the order in which they came. */
    public void received(String source, Instant from, Instant to, Visitor visitor) {
        byte[] prefix = in(Table.RECEIVED).text(source).bytes();
        store.scan(at(source, from), at(source, to), (key, value) -> {
            Instant first = Instant.ofEpochMilli(SourceRows.millisAt(key, prefix.length));
            byte[] row = store.get(in(Table.RECEIPT).text(Rows.text(value)).bytes());
            return row == null || visitor.wantsMore(first, Rows.receipt(row));
        });
    }

    /**
     * What became of how much a source sent, of all on which the last word was written on this day (UTC) or later. It costs
     * as much as there are kinds of ends, however many events there were.
     */
    public Map<CountedEnd, Long> counts(String source, LocalDate from) {
        return SourceCounts.since(store, source, from);
    }

    /**
     * A kind of end.
     *
     * @param outcome {@code accepted} while there is none yet
     * @param rule the rule that ignored it; empty for all others
     */
    public record CountedEnd(String outcome, String rule) {}

    /** The last event of the source that was not understood; empty as well once that has become a case after all. */
    public Optional<Receipt> lastProblem(String source) {
        return Optional.ofNullable(store.get(SourceRows.problemKey(source)))
                .flatMap(id -> Optional.ofNullable(
                        store.get(in(Table.RECEIPT).text(Rows.text(id)).bytes())))
                .map(Rows::receipt)
                .filter(receipt -> PROBLEMS.contains(receipt.getOutcome()));
    }

    /** How many events were accepted and have no end yet, counted up to {@value #MOST_OPEN_COUNTED}. */
    public int open() {
        byte[] prefix = in(Table.RECEIPT_OPEN).bytes();
        int[] count = {0};
        store.scan(prefix, RowKey.behind(prefix), (key, value) -> ++count[0] < MOST_OPEN_COUNTED);
        return count[0];
    }

    /** When the oldest event without an end was accepted. */
    public Optional<Instant> oldestOpen() {
        byte[] prefix = in(Table.RECEIPT_OPEN).bytes();
        long[] at = {-1};
        store.scan(prefix, RowKey.behind(prefix), (key, value) -> {
            at[0] = SourceRows.millisAt(key, prefix.length);
            return false;
        });
        return at[0] < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at[0]));
    }

    private static byte[] at(String source, Instant time) {
        return in(Table.RECEIVED)
                .text(source)
                .number(Math.max(0, time.toEpochMilli()))
                .bytes();
    }

    /** Looks at one event; false ends it. */
    public interface Visitor {
        /** @param first when the first word on it was written */
        boolean wantsMore(Instant first, Receipt latest);
    }
}
