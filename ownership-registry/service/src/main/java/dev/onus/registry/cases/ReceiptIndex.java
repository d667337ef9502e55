package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.RowKey.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of events, by source and time (SYS-7, SYS-8). */
public final class ReceiptIndex {
    /** Events without an end are counted up to here; more is more than enough to say so. */
    public static final int MOST_OPEN_COUNTED = 10_000;

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
