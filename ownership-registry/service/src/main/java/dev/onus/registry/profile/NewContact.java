package dev.onus.registry.profile;

import dev.onus.registry.http.ProblemException;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.ChannelType.ContactForm;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Versioned;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A contact that somebody typed in. References to secrets cannot be typed in here: they would let anybody send what lies
 * on our disk to an address of their own.
 *
 * @param address e-mail address, number, user or topic; where the channel posts to an address, that
 */
public record NewContact(String name, String channel, Optional<String> address) {
    /** More ways to be reached than anybody has. */
    static final int MOST = 20;

    /** Of the type, once the channel is known. */
    static Optional<ChannelType> type(Directory directory, String channel) {
        return directory
                .channel(channel)
                .map(Versioned::spec)
                .map(Channel::type)
                .or(() -> ChannelType.builtIn(channel));
    }

    /** @throws ProblemException if such a contact cannot be */
    Map<String, Object> document(Directory directory, Person person) {
        ChannelType type = type(directory, channel)
                .orElseThrow(() -> ProblemException.badRequest(
                        "Expected a channel that exists, but there is none called '" + channel + "'."));
        if (person.contacts().size() >= MOST) {
            throw ProblemException.badRequest("Expected at most " + MOST + " contacts, but there are that many.");
        }
        if (person.contacts().stream().map(Contact::name).anyMatch(name::equals)) {
            throw ProblemException.badRequest(
                    "Expected a name of its own for each contact, but there is one called '" + name + "'.");
        }
        Map<String, Object> contact = new LinkedHashMap<>();
        if (!name.equals(channel)) {
            contact.put("name", name);
        }
        contact.put("channel", channel);
        address.ifPresent(text -> contact.put(type.contactForm() == ContactForm.URL ? "url" : "address", text));
        // The inbox is the person's own by the log-in; everything else is shown to be by a code.
        if (type != ChannelType.CONSOLE) {
            contact.put("unverified", true);
        }
        return contact;
    }
}
