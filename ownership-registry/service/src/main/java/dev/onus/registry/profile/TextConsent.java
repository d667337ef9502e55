package dev.onus.registry.profile;

import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;

/**
 * STOP and START in a text message. After a STOP the carrier lets nothing through, so the contact is no longer used and
 * the person may count as absent, which shows before the next page is missed.
 */
@Singleton
public final class TextConsent {
    private final RegistryLog log;
    private final Profiles profiles;

    TextConsent(RegistryLog log, Profiles profiles) {
        this.log = log;
        this.profiles = profiles;
    }

    /** Everybody with this number is reached by text message no more. */
    public void stop(String channel, String number) {
        for (Versioned<Person> person : having(channel, number, contact -> !contact.unverified())) {
            set(person, channel, number, false);
        }
    }

    /** The message came from the number, so it is theirs; where several have written it down, that is not known of any. */
    public void start(String channel, String number) {
        List<Versioned<Person>> found = having(channel, number, contact -> true);
        if (found.size() == 1) {
            set(found.getFirst(), channel, number, true);
        }
    }

    private void set(Versioned<Person> person, String channel, String number, boolean verified) {
        List<String> names = person.spec().contacts().stream()
                .filter(contact -> isAt(contact, channel, number) && contact.unverified() == verified)
                .map(Contact::name)
                .toList();
        if (!names.isEmpty()) {
            profiles.changeOwn(person.name(), document -> {
                PersonDocument changed = document;
                for (String name : names) {
                    changed = changed.withVerified(name, verified);
                }
                return changed;
            });
        }
    }

    private List<Versioned<Person>> having(String channel, String number, Predicate<Contact> condition) {
        return log.snapshot().directory().all(Kind.PERSON).stream()
                .filter(found -> found.spec() instanceof Person person
                        && person.contacts().stream()
                                .anyMatch(contact -> isAt(contact, channel, number) && condition.test(contact)))
                .flatMap(found -> log.directory().person(found.name()).stream())
                .toList();
    }

    private static boolean isAt(Contact contact, String channel, String number) {
        return contact.channel().equals(channel)
                && contact.address().filter(number::equals).isPresent();
    }
}
