package dev.onus.registry.model;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who can be paged.
 *
 * @param contacts in order: the next is used when the one before fails; empty means that nobody can page this person
 */
public record Person(Optional<String> displayName, Optional<ZoneId> timeZone, List<Contact> contacts) implements Spec {
    public Person {
        contacts = List.copyOf(contacts);
    }
}
