package dev.onus.notifier.channel;

import dev.onus.registry.model.Channel;
import dev.onus.registry.model.Contact;

/**
 * What the registry says about one way to reach one person.
 *
 * @param person the Person record's name
 * @param channel the channel that the contact names
 */
public record ContactFacts(String person, Channel channel, Contact contact) {
    /** A setting that the channel cannot do without. */
    public static IllegalArgumentException missing(String field, String where) {
        return new IllegalArgumentException("Expected " + field + " in " + where + ", but there is none.");
    }
}
