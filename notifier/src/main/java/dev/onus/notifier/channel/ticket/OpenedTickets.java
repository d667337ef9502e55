package dev.onus.notifier.channel.ticket;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which ticket was opened last for a subject. A vendor's search may not show for some seconds what was just opened;
 * what is forgotten here is searched for.
 */
public final class OpenedTickets {
    private static final int MAX_REMEMBERED = 1_000;
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<String, String> tickets = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /** @param place where tickets are opened, for example one project at one address */
    public synchronized Optional<String> find(String place, String subject) {
        return Optional.ofNullable(tickets.get(key(place, subject)));
    }

    public synchronized void remember(String place, String subject, String ticket) {
        tickets.put(key(place, subject), ticket);
    }

    public synchronized void forget(String place, String subject) {
        tickets.remove(key(place, subject));
    }

    private static String key(String place, String subject) {
        return place + " " + subject;
    }
}
