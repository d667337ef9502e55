package dev.onus.notifier.pipeline;

import dev.onus.contracts.RecordVersion;
import dev.onus.notifier.contact.ContactBook;
import dev.onus.notifier.contact.PersonWays;
import dev.onus.notifier.message.Message;
import dev.onus.registry.model.Kind;
import java.util.Optional;

/**
 * The stage that finds a person's contacts. Who the person is was decided by the stream and stands in the event; the
 * notifier never resolves people (design decision 4).
 */
final class ResolveContacts {
    private final ContactBook contacts;

    ResolveContacts(ContactBook contacts) {
        this.contacts = contacts;
    }

    /** Empty when the registry has no such person. */
    Optional<PersonWays> apply(PageRequest request) {
        Message message = request.message();
        return contacts.find(message.person(), versionOf(message));
    }

    /** The version of the Person record that the event rests on; 0 when it names none. */
    private static long versionOf(Message message) {
        return message.event().getRecordVersions().stream()
                .filter(record -> record.getKind().equals(Kind.PERSON.plural()))
                .filter(record -> record.getName().equals(message.person()))
                .mapToLong(RecordVersion::getVersion)
                .max()
                .orElse(0);
    }
}
