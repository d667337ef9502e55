package dev.onus.notifier.channel.smtp;

import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.message.Wording;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;

/** A mail whose Message-ID is ours, because the library would make a new one for every attempt. */
final class Mail extends MimeMessage {
    private static final int MAX_SUBJECT_CHARACTERS = 200;
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MimeMessage write(Session session, SmtpSettings settings, Message message, String destinationId, Instant now)
            throws MessagingException {
        InternetAddress from = new InternetAddress(settings.from());
        Mail mail = new Mail(session, id(message.idFor(destinationId), from));
        mail.setFrom(from);
        mail.setRecipient(RecipientType.TO, new InternetAddress(settings.to()));
        mail.setSubject(subject(message), UTF_8);
        mail.setSentDate(Date.from(now));
        mail.headers(message, destinationId, from);
        mail.setContent(alternatives(message));
        mail.saveChanges();
        return mail;
    }

    private void headers(Message message, String destinationId, InternetAddress from) throws MessagingException {
        // RFC 3834: no vacation notice is to come back.
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Onus-Case", message.event().getCaseId());
        if (message.event().getSeverity() == SeverityLevel.critical && message.type() != MessageType.WITHDRAWAL) {
            setHeader("X-Priority", "1");
            setHeader("Importance", "high");
        }
        if (message.type() != MessageType.PAGE) {
            String page = id(message.pageMessageIdFor(destinationId), from);
            setHeader("In-Reply-To", page);
            setHeader("References", page);
        }
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeMultipart alternatives(Message message) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(MailText.plain(message), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(MailText.html(message), UTF_8, "html");
        return new MimeMultipart("alternative", plain, html);
    }

    /** A title comes from outside; a line break in it must not become a header. */
    private static String subject(Message message) {
        String title = Wording.title(message).replaceAll("\\p{Cntrl}+", " ").strip();
        String severity = message.event().getSeverity().name().toUpperCase(Locale.ROOT);
        String prefix =
                message.event().getDrill() ? "[DRILL] " : message.event().getTest() ? "[TEST] " : "";
        String subject = prefix
                + switch (message.type()) {
                    case PAGE -> "[" + severity + "] " + title;
                    case REMINDER -> "Reminder: [" + severity + "] " + title;
                    case WITHDRAWAL -> "Withdrawn: " + title;
                };
        return subject.length() <= MAX_SUBJECT_CHARACTERS
                ? subject
                : subject.substring(0, MAX_SUBJECT_CHARACTERS - 1) + "…";
    }

    private static String id(String messageId, InternetAddress from) {
        String address = from.getAddress();
        return "<" + messageId + "@" + address.substring(address.lastIndexOf('@') + 1) + ">";
    }
}
