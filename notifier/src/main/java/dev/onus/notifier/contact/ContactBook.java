package dev.onus.notifier.contact;

import java.util.Optional;

/** Knows how people can be reached. */
public interface ContactBook {
    /**
     * The person as the registry has them; empty when it has none of that name.
     *
     * @param version of the Person record on which the page rests; 0 when the event names none
     */
    Optional<PersonWays> find(String person, long version);
}
