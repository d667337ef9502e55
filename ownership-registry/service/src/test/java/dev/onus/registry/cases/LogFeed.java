package dev.onus.registry.cases;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;

/** Plays the case-event log for tests of other packages. */
public final class LogFeed {
    private final CaseLog log;
    private final IndexFeed feed = new IndexFeed();

    public LogFeed(CaseLog log) {
        this.log = log;
    }

    /** Shows an event as the follower would, on the caller's thread. */
    public synchronized void write(EscalationEvent event) {
        log.events(feed.event(event));
    }

    public synchronized void write(Receipt receipt) {
        log.index().writer().receipts(feed.receipt(receipt));
    }
}
