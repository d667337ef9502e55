package dev.onus.notifier.channel.smtp;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.message.Message;
import dev.onus.registry.client.SecretValue;
import dev.onus.registry.client.outbound.OutboundRule;
import dev.onus.registry.model.ChannelType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Sends pages as e-mail. A mail that is sent again has the same Message-ID, by which mail systems know it; a
 * withdrawal is a reply to the page.
 */
public final class SmtpChannel implements PagingChannel {
    /** A mail takes about this many exchanges with the server; each gets its share of the time. */
    private static final int EXCHANGES = 4;

    private final OutboundRule rule;
    private final Clock clock;
    private final Map<String, String> more;

    public SmtpChannel(OutboundRule rule, Clock clock) {
        this(rule, clock, Map.of());
    }

    /** With settings of the mail library of its own, for tests. */
    SmtpChannel(OutboundRule rule, Clock clock, Map<String, String> more) {
        this.rule = rule;
        this.clock = clock;
        this.more = Map.copyOf(more);
    }

    @Override
    public ChannelType type() {
        return ChannelType.SMTP;
    }

    @Override
    public Route route(ContactFacts facts) {
        try {
            SmtpSettings settings = SmtpSettings.of(facts);
            return new Route.Usable(Destination.of(
                    facts.contact().channel(),
                    settings.to(),
                    settings.shortened(),
                    (message, destinationId, timeout) -> send(settings, message, destinationId, timeout)));
        } catch (IllegalArgumentException unusable) {
            return new Route.Unusable(facts.contact().channel(), String.valueOf(unusable.getMessage()));
        }
    }

    private SendResult send(SmtpSettings settings, Message message, String destinationId, Duration timeout) {
        Optional<String> password = settings.server().password().flatMap(SecretValue::of);
        if (settings.server().username().isPresent() && password.isEmpty()) {
            return new SendResult.Permanent(
                    "Expected a password for the mail server, but passwordRef leads to nothing.");
        }
        Session session = Session.getInstance(properties(settings, timeout));
        try {
            return send(
                    session,
                    settings,
                    password,
                    Mail.write(session, settings, message, destinationId, clock.instant()));
        } catch (MessagingException unwritable) {
            return SmtpVerdict.of(unwritable, false);
        }
    }

    private static SendResult send(Session session, SmtpSettings settings, Optional<String> password, Mail mail) {
        boolean taken = false;
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(
                    settings.server().host(),
                    settings.server().port(),
                    settings.server().username().orElse(null),
                    settings.server().username().isPresent() ? password.orElse(null) : null);
            transport.sendMessage(mail, new InternetAddress[] {new InternetAddress(settings.to())});
            taken = true;
        } catch (MessagingException failed) {
            if (!taken) {
                return SmtpVerdict.of(failed, mail.isWritten());
            }
            // Whatever goes wrong in saying good-bye, the server has the mail.
        }
        return new SendResult.Accepted(mail.id());
    }

    private Properties properties(SmtpSettings settings, Duration timeout) {
        Properties properties = settings.server().properties("smtp", rule, timeout.dividedBy(EXCHANGES));
        properties.put("mail.smtp.quitwait", "false");
        properties.putAll(more);
        return properties;
    }
}
