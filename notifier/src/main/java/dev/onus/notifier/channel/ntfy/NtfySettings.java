package dev.onus.notifier.channel.ntfy;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.SecretRef;
import java.util.Optional;

/**
 * Which server and topic.
 *
 * @param topic whoever knows it reads the pages of an open server, so it is kept like a secret
 * @param token of a server that asks for one
 */
record NtfySettings(WebAddress server, String topic, Optional<SecretRef> token) {
    static final String USUAL_SERVER = "https://ntfy.sh";
    private static final String TOPIC = "[-_A-Za-z0-9]{1,64}";

    NtfySettings {
        if (!topic.matches(TOPIC)) {
            throw new IllegalArgumentException(
                    "Expected a topic of up to 64 letters, digits, hyphens and underscores as"
                            + " address of the contact, but it is something else.");
        }
    }

    /** @throws IllegalArgumentException saying what is missing */
    static NtfySettings of(ContactFacts facts) {
        return new NtfySettings(
                WebAddress.base(facts, USUAL_SERVER),
                facts.contact().address().orElseThrow(() -> ContactFacts.missing("address", "the contact")),
                facts.channel().secret(ChannelField.TOKEN_REF));
    }
}
