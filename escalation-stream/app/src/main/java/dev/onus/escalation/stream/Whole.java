package dev.onus.escalation.stream;

import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.PendingRows;
import java.util.List;

/**
 * What is handled leaves all of its rows and records behind, or none. Kafka Streams goes on after a failed input in the
 * same transaction, so what was written before the failure would be committed.
 *
 * <p>One within another is a whole of its own: it takes with it what was done before, so whoever may fail apart says
 * {@link #keep} first.
 */
final class Whole {
    private final List<PendingRows> stores;
    private final CaseIndex index;
    private final Outbox outbox;

    Whole(List<PendingRows> stores, CaseIndex index, Outbox outbox) {
        this.stores = List.copyOf(stores);
        this.index = index;
        this.outbox = outbox;
    }

    void run(Runnable handling) {
        try {
            handling.run();
            keep();
        } catch (RuntimeException e) {
            discard();
            throw e;
        }
    }

    /** What has been done so far stays, whatever fails after it. */
    void keep() {
        index.store();
        stores.forEach(PendingRows::keep);
        outbox.keep();
    }

    private void discard() {
        index.discard();
        stores.forEach(PendingRows::discard);
        outbox.discard();
    }
}
