package dev.onus.registry.callback;

import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whom an account of a vendor's is: the people whose contact it is. A contact that is not verified yet stands for nobody,
 * or anybody could write down somebody else's.
 */
@Singleton
final class ContactPeople {
    private final RegistryLog log;

    ContactPeople(RegistryLog log) {
        this.log = log;
    }

    /** Names of the people with this address on this channel, sorted. */
    List<String> at(String channel, String address) {
        return having(
                Person::usableContacts,
                contact -> contact.channel().equals(channel)
                        && contact.address().filter(address::equalsIgnoreCase).isPresent());
    }

    /** The same, of contacts that wait to be verified too. */
    List<String> atAnyhow(String channel, String address) {
        return having(
                Person::contacts,
                contact -> contact.channel().equals(channel)
                        && contact.address().filter(address::equalsIgnoreCase).isPresent());
    }

    /** Where this person is reached on this channel; what is not verified yet counts as nothing. */
    Optional<String> addressOf(String person, String channel) {
        return log.snapshot().directory().person(person).stream()
                .flatMap(found -> found.spec().usableContacts().stream())
                .filter(contact -> contact.channel().equals(channel))
                .flatMap(contact -> contact.address().stream())
                .findFirst();
    }

    /** The one person with this e-mail address; empty when there is none or several. */
    Optional<String> byMail(String address) {
        DirectorySnapshot directory = log.snapshot().directory();
        List<String> found = having(
                Person::usableContacts,
                contact -> isMail(directory, contact)
                        && contact.address().filter(address::equalsIgnoreCase).isPresent());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private List<String> having(Function<Person, List<Contact>> contacts, Predicate<Contact> condition) {
        return log.snapshot().directory().all(Kind.PERSON).stream()
                .filter(found -> found.spec() instanceof Person person
                        && contacts.apply(person).stream().anyMatch(condition))
                .map(Versioned::name)
                .sorted()
                .toList();
    }

    private static boolean isMail(DirectorySnapshot directory, Contact contact) {
        return directory
                .channel(contact.channel())
                .map(Versioned::spec)
                .map(Channel::type)
                .or(() -> ChannelType.builtIn(contact.channel()))
                .filter(type -> type == ChannelType.SMTP)
                .isPresent();
    }
}
