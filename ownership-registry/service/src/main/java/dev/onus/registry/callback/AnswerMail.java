package dev.onus.registry.callback;

import dev.onus.registry.client.MailServer;
import dev.onus.registry.client.SecretValue;
import dev.onus.registry.model.ChannelField;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody that their reply did nothing. One attempt: who hears nothing is paged on, so nothing is lost with it.
 */
@Singleton
final class AnswerMail {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerMail.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final ContactPeople people;
    private final InboxSettings settings;

    AnswerMail(ContactPeople people, InboxSettings settings) {
        this.people = people;
        this.settings = settings;
    }

    /**
     * What to tell whom.
     *
     * @param inReplyTo the reply's own id
     * @param link where the page can be answered
     */
    record Words(String person, String inReplyTo, String text, String link) {}

    void send(Inbox inbox, Words words, Instant now) {
        Optional<String> address = people.addressOf(words.person(), inbox.name());
        Optional<MailServer> server = MailServer.outgoingOf(inbox.channel());
        Optional<String> from = inbox.channel().text(ChannelField.FROM);
        if (address.isEmpty() || server.isEmpty() || from.isEmpty()) {
            LOG.info("mail-answer=not-sent channel={} reason=no-address", inbox.name());
            return;
        }
        try {
            send(server.get(), from.get(), address.get(), words, now);
            LOG.info("mail-answer=sent channel={} person={}", inbox.name(), words.person());
        } catch (MessagingException failed) {
            LOG.info(
                    "mail-answer=not-sent channel={} reason={}",
                    inbox.name(),
                    failed.getClass().getSimpleName());
        }
    }

    private void send(MailServer server, String from, String to, Words words, Instant now) throws MessagingException {
        Session session = Session.getInstance(server.properties("smtp", settings.rule(), TIMEOUT));
        MimeMessage mail = new Written(session, id(words, from));
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject("Your reply to Onus did nothing", UTF_8);
        mail.setSentDate(Date.from(now));
        // RFC 3834, section 5: nobody's machine is to answer this one.
        mail.setHeader("Auto-Submitted", "auto-replied");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        if (words.inReplyTo().startsWith("<")) {
            mail.setHeader("In-Reply-To", words.inReplyTo());
            mail.setHeader("References", words.inReplyTo());
        }
        mail.setText(words.text() + "\n\nOr use the page's own link:\n" + words.link() + "\n", UTF_8);
        mail.saveChanges();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(
                    server.host(),
                    server.port(),
                    server.username().orElse(null),
                    server.password().flatMap(SecretValue::of).orElse(null));
            transport.sendMessage(mail, new Address[] {new InternetAddress(to)});
        }
    }

    /** The same for the same reply, so that a mail system knows it again if two replicas should send it. */
    private static String id(Words words, String from) {
        return "<" + StableHash.of("mail-answer", words.inReplyTo()) + from.substring(from.lastIndexOf('@')) + ">";
    }

    private static final class Written extends MimeMessage {
        private final String id;

        Written(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
