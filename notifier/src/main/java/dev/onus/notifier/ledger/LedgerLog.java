package dev.onus.notifier.ledger;

import java.util.List;

/** Where rows are kept for good. */
public interface LedgerLog {
    /** Returns once the row survives any single fault. */
    void append(LedgerRow row);

    /** Begins to keep the row, which survives any single fault once what this returns has been awaited. */
    default Written begin(LedgerRow row) {
        append(row);
        return () -> {};
    }

    /** Returns once all of them do. A crash meanwhile may have kept any of them. */
    default void appendAll(List<LedgerRow> rows) {
        rows.forEach(this::append);
    }

    /** A row on its way to the log. */
    @FunctionalInterface
    interface Written {
        /** Returns once the row is durable. */
        void await();
    }

    /** Lets the row go. It may come back after a crash, which does no harm. */
    void remove(int partition, LedgerKey key);
}
