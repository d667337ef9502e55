package dev.onus.notifier.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where pages wait for each other: whichever has its time first takes all that wait for the same message. */
final class BundleDesk {
    /** Pages in one message; what does not fit waits for the next. */
    static final int MAX_PAGES = 50;

    private final Map<String, Set<Ticket>> waiting = new ConcurrentHashMap<>();

    void join(String key, Ticket ticket) {
        waiting.compute(key, (id, tickets) -> {
            Set<Ticket> all = tickets == null ? new LinkedHashSet<>() : tickets;
            all.add(ticket);
            return all;
        });
    }

    /** Takes this ticket and others; empty when somebody else took it already, who will answer it. */
    List<Ticket> take(String key, Ticket mine) {
        List<Ticket> taken = new ArrayList<>();
        waiting.computeIfPresent(key, (id, tickets) -> {
            if (tickets.remove(mine)) {
                taken.add(mine);
                Iterator<Ticket> others = tickets.iterator();
                while (others.hasNext() && taken.size() < MAX_PAGES) {
                    taken.add(others.next());
                    others.remove();
                }
            }
            return tickets.isEmpty() ? null : tickets;
        });
        return taken;
    }

    /** Gives the ticket back; false when somebody took it already. */
    boolean leave(String key, Ticket ticket) {
        boolean[] left = {false};
        waiting.computeIfPresent(key, (id, tickets) -> {
            left[0] = tickets.remove(ticket);
            return tickets.isEmpty() ? null : tickets;
        });
        return left[0];
    }
}
