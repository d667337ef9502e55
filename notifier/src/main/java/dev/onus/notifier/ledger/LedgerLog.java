package dev.onus.notifier.ledger;

import java.util.List;

/** Where rows are kept for good. */
public interface LedgerLog {
    /** Returns once the row survives any single fault. */
    void append(LedgerRow row);

    /** Returns once all of them do. A crash meanwhile may have kept any of them. */
    default void appendAll(List<LedgerRow> rows) {
        rows.forEach(this::append);
    }

    /** Lets the row go. It may come back after a crash, which does no harm. */
    void remove(int partition, LedgerKey key);
}
