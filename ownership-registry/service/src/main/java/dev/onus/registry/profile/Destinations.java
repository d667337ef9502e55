package dev.onus.registry.profile;

import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.vocabulary.StableHash;
import java.util.Optional;

/** Which destination of the page ledger a contact is, so that what became of messages there can be told of it. */
final class Destinations {
    private Destinations() {}

    /** Empty where the address is a secret's or the channel's own. */
    static Optional<String> of(String person, Contact contact, Optional<ChannelType> type) {
        return contact.address()
                .or(contact::url)
                .or(() -> type.filter(is -> is == ChannelType.CONSOLE).map(is -> person))
                .map(address -> StableHash.of("destination", contact.channel(), address));
    }
}
