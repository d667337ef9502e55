package dev.onus.notifier.contact;

import dev.onus.notifier.course.Way;
import dev.onus.registry.model.Person;
import java.util.List;

/**
 * Somebody who may be paged, and where each of their contacts leads.
 *
 * @param ways in the order of the contacts, those that nobody has verified among them
 * @param inbox the one in the console, which everybody has
 */
public record PersonWays(Person person, List<Way> ways, Way inbox) {
    public PersonWays {
        ways = List.copyOf(ways);
    }
}
