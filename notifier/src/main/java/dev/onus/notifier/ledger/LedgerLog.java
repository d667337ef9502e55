package dev.onus.notifier.ledger;

/** Where rows are kept for good. */
public interface LedgerLog {
    /** Returns once the row survives any single fault. */
    void append(LedgerRow row);

    /** Lets the row go. It may come back after a crash, which does no harm. */
    void remove(int partition, LedgerKey key);
}
