package dev.onus.notifier.channel.smtp;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.MailSecurity;
import dev.onus.registry.model.SecretRef;
import java.util.Optional;

/**
 * Which mail server takes the page, and to whom it goes.
 *
 * @param to the person's address
 * @param password where it lies; used only with a user name
 */
record SmtpSettings(
        String host,
        int port,
        MailSecurity security,
        String from,
        String to,
        Optional<String> username,
        Optional<SecretRef> password) {

    /** @throws IllegalArgumentException saying what is missing */
    static SmtpSettings of(ContactFacts facts) {
        Channel channel = facts.channel();
        return new SmtpSettings(
                channel.text(ChannelField.HOST).orElseThrow(() -> ContactFacts.missing("host", "the channel")),
                channel.port().orElse(usualPort(channel.security())),
                channel.security(),
                channel.text(ChannelField.FROM).orElseThrow(() -> ContactFacts.missing("from", "the channel")),
                facts.contact().address().orElseThrow(() -> ContactFacts.missing("address", "the contact")),
                channel.text(ChannelField.USERNAME),
                channel.secret(ChannelField.PASSWORD_REF));
    }

    /** The first letter and the domain: enough to see that it is the right one, too little to write to. */
    String shortened() {
        int at = to.lastIndexOf('@');
        return at < 1 ? "mail" : to.charAt(0) + "…" + to.substring(at);
    }

    private static int usualPort(MailSecurity security) {
        return switch (security) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }
}
