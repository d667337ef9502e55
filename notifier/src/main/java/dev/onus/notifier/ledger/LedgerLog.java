package dev.onus.notifier.ledger;

/** Where rows are kept for good. */
public interface LedgerLog {
    /**
     * Begins to keep the row, which survives any single fault once what this returns has been awaited. A crash before
     * that may have kept it.
     */
    Written begin(LedgerRow row);

    /** A row on its way to the log. */
    @FunctionalInterface
    interface Written {
        /** Returns once the row is durable. */
        void await();
    }

    /** Lets the row go. It may come back after a crash, which does no harm. */
    void remove(int partition, LedgerKey key);
}
