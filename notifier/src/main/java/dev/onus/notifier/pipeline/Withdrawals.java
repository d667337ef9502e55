package dev.onus.notifier.pipeline;

import dev.onus.vocabulary.PageId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The pages whose withdrawal was read in the log, until no older event can be read again. */
public final class Withdrawals {
    private final Set<PageId> pages = ConcurrentHashMap.newKeySet();

    public void add(PageId page) {
        pages.add(page);
    }

    public boolean contains(PageId page) {
        return pages.contains(page);
    }

    public void remove(PageId page) {
        pages.remove(page);
    }
}
