package dev.onus.notifier.pipeline;

import dev.onus.vocabulary.PageId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages for which nothing more is to be sent, until no older event can be read again: their withdrawal was read in the
 * log, or their person has answered.
 */
public final class Withdrawals {
    private final Set<PageId> pages = ConcurrentHashMap.newKeySet();
    private final Set<PageId> answered = ConcurrentHashMap.newKeySet();

    public void add(PageId page) {
        pages.add(page);
    }

    /** It still stands, but its person has answered. */
    public void answered(PageId page) {
        answered.add(page);
    }

    public boolean contains(PageId page) {
        return pages.contains(page) || answered.contains(page);
    }

    /** Whether the log has its withdrawal. */
    boolean isWithdrawn(PageId page) {
        return pages.contains(page);
    }

    public void remove(PageId page) {
        pages.remove(page);
        answered.remove(page);
    }
}
