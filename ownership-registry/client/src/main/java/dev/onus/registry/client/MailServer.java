package dev.onus.registry.client;

import dev.onus.registry.client.outbound.GuardedSocketFactory;
import dev.onus.registry.client.outbound.OutboundRule;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.MailSecurity;
import dev.onus.registry.model.SecretRef;
import dev.onus.vocabulary.Word;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * A mail server, by which mail leaves or is read.
 *
 * @param password where it lies; used only with a user name
 */
public record MailServer(
        String host, int port, MailSecurity security, Optional<String> username, Optional<SecretRef> password) {

    /** By which the channel's mails leave; empty where the channel names none. */
    public static Optional<MailServer> outgoingOf(Channel channel) {
        return channel.text(ChannelField.HOST)
                .map(host -> new MailServer(
                        host,
                        channel.port().orElse(usualSmtpPort(channel.security())),
                        channel.security(),
                        channel.text(ChannelField.USERNAME),
                        channel.secret(ChannelField.PASSWORD_REF)));
    }

    /** By which replies are read; empty where nobody reads them. */
    public static Optional<MailServer> inboxOf(Channel channel) {
        MailSecurity security = channel.text(ChannelField.INBOX_SECURITY)
                .flatMap(word -> Word.find(MailSecurity.class, word))
                .orElse(MailSecurity.TLS);
        return channel.text(ChannelField.INBOX_HOST)
                .map(host -> new MailServer(
                        host,
                        channel.text(ChannelField.INBOX_PORT)
                                .map(Integer::parseInt)
                                .orElse(usualImapPort(security)),
                        security,
                        channel.text(ChannelField.INBOX_USERNAME),
                        channel.secret(ChannelField.INBOX_PASSWORD_REF)));
    }

    private static int usualSmtpPort(MailSecurity security) {
        return switch (security) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }

    private static int usualImapPort(MailSecurity security) {
        return switch (security) {
            case NONE, STARTTLS -> 143;
            case TLS -> 993;
        };
    }

    /**
     * What the mail library needs to know to speak with it.
     *
     * @param protocol smtp or imap
     * @param rule where connections may lead, asked at the connected socket
     * @param timeout of each exchange
     */
    public Properties properties(String protocol, OutboundRule rule, Duration timeout) {
        String most = Long.toString(Math.max(1, timeout.toMillis()));
        String mail = "mail." + protocol;
        Properties properties = new Properties();
        properties.put(mail + ".socketFactory", new GuardedSocketFactory(rule, host));
        properties.put(mail + ".socketFactory.fallback", "false");
        properties.put(mail + ".connectiontimeout", most);
        properties.put(mail + ".timeout", most);
        properties.put(mail + ".auth", Boolean.toString(username.isPresent()));
        properties.put(mail + ".ssl.checkserveridentity", "true");
        switch (security) {
            case NONE -> properties.put(mail + ".starttls.enable", "false");
            case STARTTLS -> {
                properties.put(mail + ".starttls.enable", "true");
                properties.put(mail + ".starttls.required", "true");
            }
            case TLS -> properties.put(mail + ".ssl.enable", "true");
        }
        return properties;
    }
}
