package dev.onus.notifier.course;

import dev.onus.notifier.channel.Route;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import java.util.Optional;

/**
 * One of a person's contacts, and where it leads.
 *
 * @param type empty where the contact's channel does not exist
 */
public record Way(Contact contact, Optional<ChannelType> type, Route route) {
    boolean isQuiet() {
        return type.filter(ChannelType::isQuiet).isPresent();
    }
}
