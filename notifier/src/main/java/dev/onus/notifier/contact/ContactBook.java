package dev.onus.notifier.contact;

import dev.onus.notifier.channel.Route;
import java.util.List;

/** Knows how people can be reached. */
public interface ContactBook {
    /**
     * The person's contacts in order; empty when there is none.
     *
     * @param version of the Person record on which the page rests; 0 when the event names none
     */
    List<Route> routesTo(String person, long version);
}
