package dev.onus.registry.model;

import dev.onus.vocabulary.Urgency;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody who can be paged.
 *
 * @param contacts in order: the next is used when the one before fails; empty means that nobody can page this person
 * @param highRules in which order and when the contacts are used for what is urgent; empty: each when the one before
 *     fails
 * @param lowRules the same for what is not
 * @param quietHours in the person's zone, else UTC; they hold back only what is not urgent, and only from loud channels
 */
public record Person(
        Optional<String> displayName,
        Optional<ZoneId> timeZone,
        List<Contact> contacts,
        List<NotificationRule> highRules,
        List<NotificationRule> lowRules,
        List<WeeklyWindow> quietHours)
        implements Spec {
    public Person {
        contacts = List.copyOf(contacts);
        highRules = List.copyOf(highRules);
        lowRules = List.copyOf(lowRules);
        quietHours = List.copyOf(quietHours);
    }

    /** A person with these contacts and nothing else. */
    public static Person reachedBy(List<Contact> contacts) {
        return new Person(Optional.empty(), Optional.empty(), contacts, List.of(), List.of(), List.of());
    }

    /** Contacts that pages may use; who has none counts as absent. */
    public List<Contact> usableContacts() {
        return contacts.stream().filter(contact -> !contact.unverified()).toList();
    }

    public Optional<Contact> contact(String name) {
        return contacts.stream().filter(contact -> contact.name().equals(name)).findFirst();
    }

    public List<NotificationRule> rules(Urgency urgency) {
        return urgency == Urgency.HIGH ? highRules : lowRules;
    }

    public ZoneId zone() {
        return timeZone.orElse(ZoneOffset.UTC);
    }

    /** When the quiet hours that hold this instant end; empty outside of them. */
    public Optional<Instant> quietUntil(Instant now) {
        return quietHours.stream()
                .flatMap(window ->
                        Stream.ofNullable(window.endIfOpen(now, zone()).orElse(null)))
                .max(Instant::compareTo);
    }
}
