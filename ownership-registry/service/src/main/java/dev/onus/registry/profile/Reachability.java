package dev.onus.registry.profile;

import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.Reached;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether pages reach a person: somebody named, with a contact that pages may use and at which the last message did not
 * fail for good (OWN-6). It follows the case log, so what a channel says shows within moments.
 */
@Singleton
public final class Reachability {
    private final RegistryLog registry;
    private final CaseLog cases;

    Reachability(RegistryLog registry, CaseLog cases) {
        this.registry = registry;
        this.cases = cases;
    }

    /** @param why in words, for people; also when the person can be reached */
    public record Answer(boolean reachable, String why) {}

    /**
     * One contact.
     *
     * @param last what became of the last message there; empty where nothing was sent yet
     */
    public record OfContact(Contact contact, Optional<Reached> last) {
        /** Whether pages may use it, and nothing says that they would not arrive. */
        public boolean isGood() {
            return !contact.unverified() && last.filter(Reached::isFailed).isEmpty();
        }
    }

    public Answer of(String name) {
        return of(registry.directory(), name);
    }

    /** The same against other records, for what would be if they were applied. */
    public Answer of(Directory directory, String name) {
        Optional<Person> person = directory.person(name).map(Versioned::spec);
        if (person.isEmpty()) {
            return new Answer(false, "there is no person called " + name);
        }
        if (person.get().usableContacts().isEmpty()) {
            return new Answer(
                    false, name + (person.get().contacts().isEmpty() ? " has no contact" : " has no verified contact"));
        }
        List<OfContact> contacts = contacts(directory, name, person.get());
        return contacts.stream()
                .filter(OfContact::isGood)
                .findFirst()
                .map(good -> new Answer(true, "by " + good.contact().name()))
                .orElseGet(() -> new Answer(false, "the last message to each contact of " + name + " failed"));
    }

    /** Each of the person's contacts, in their order. */
    public List<OfContact> contacts(String name) {
        Directory directory = registry.directory();
        return directory
                .person(name)
                .map(person -> contacts(directory, name, person.spec()))
                .orElse(List.of());
    }

    private List<OfContact> contacts(Directory directory, String name, Person person) {
        List<Reached> reached = cases.index().reached(name);
        return person.contacts().stream()
                .map(contact -> new OfContact(contact, last(directory, name, person, contact, reached)))
                .toList();
    }

    private static Optional<Reached> last(
            Directory directory, String name, Person person, Contact contact, List<Reached> reached) {
        Optional<String> destination = Destinations.of(name, contact, NewContact.type(directory, contact.channel()));
        boolean alone = person.contacts().stream()
                        .filter(other -> other.channel().equals(contact.channel()))
                        .count()
                == 1;
        return reached.stream()
                .filter(one -> one.destination().isPresent() && destination.isPresent()
                        ? one.destination().equals(destination)
                        : alone && one.channel().equals(contact.channel()))
                .max(Comparator.comparing(Reached::at));
    }
}
