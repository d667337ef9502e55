package dev.onus.notifier.channel.slack;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.SecretRef;

/**
 * As which bot, and where it posts.
 *
 * @param api where the methods lie
 * @param conversation the id of a channel or of a user; a user's means the direct messages with the bot
 */
record SlackSettings(WebAddress api, SecretRef token, String conversation) {
    static final String USUAL_API = "https://slack.com/api";
    private static final String ID = "[CDGUW][A-Z0-9]{2,}";

    SlackSettings {
        if (!conversation.matches(ID)) {
            throw new IllegalArgumentException(
                    "Expected the id of a Slack channel or user, such as C0123ABCD, as address of the contact, but it is"
                            + " something else.");
        }
    }

    /** @throws IllegalArgumentException saying what is missing */
    static SlackSettings of(ContactFacts facts) {
        return new SlackSettings(
                WebAddress.base(facts, USUAL_API),
                facts.channel()
                        .secret(ChannelField.TOKEN_REF)
                        .orElseThrow(() -> ContactFacts.missing("tokenRef", "the channel")),
                facts.contact().address().orElseThrow(() -> ContactFacts.missing("address", "the contact")));
    }

    boolean isUser() {
        return conversation.startsWith("U") || conversation.startsWith("W");
    }
}
