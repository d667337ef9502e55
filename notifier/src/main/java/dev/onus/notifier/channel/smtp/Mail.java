package dev.onus.notifier.channel.smtp;

import dev.onus.contracts.MailToken;
import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Clip;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.vocabulary.StableHash;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail whose Message-ID is ours, because the library would make a new one for every attempt. All mails of a case are
 * one thread: they refer to a beginning that was never sent, so that it does not matter which of them came first.
 */
final class Mail extends MimeMessage {
    private static final int MAX_SUBJECT_CHARACTERS = 200;
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;
    private boolean written;

    private Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static Mail write(Session session, SmtpSettings settings, Message message, String destinationId, Instant now)
            throws MessagingException {
        InternetAddress from = new InternetAddress(settings.from());
        Mail mail = new Mail(session, id(message.idFor(destinationId), from));
        mail.setFrom(from);
        mail.setRecipient(RecipientType.TO, new InternetAddress(settings.to()));
        // One line: a title comes from outside, and a line break in it must not become a header.
        mail.setSubject(Clip.characters(Briefing.heading(message), MAX_SUBJECT_CHARACTERS), UTF_8);
        mail.setSentDate(Date.from(now));
        // RFC 3834: no vacation notice is to come back.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setHeader("X-Onus-Case", message.event().getCaseId());
        mail.thread(message, destinationId, from);
        mail.importance(message);
        mail.answerable(message, settings, from);
        mail.setContent(alternatives(message, settings.replyTo(message).isPresent()));
        mail.saveChanges();
        return mail;
    }

    String id() {
        return messageId;
    }

    /** Whether all of it has left, so that the server may have taken it over. */
    boolean isWritten() {
        return written;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        written = true;
    }

    private void thread(Message message, String destinationId, InternetAddress from) throws MessagingException {
        if (!Briefing.isAboutACase(message)) {
            return;
        }
        String beginning = id(StableHash.of("thread", message.event().getCaseId()), from);
        if (message.type() == MessageType.PAGE) {
            setHeader("In-Reply-To", beginning);
            setHeader("References", beginning);
        } else {
            // A page that went out together with others has the id of that mail.
            String page = message.earlier()
                    .pageProviderId()
                    .orElseGet(() -> id(message.pageMessageIdFor(destinationId), from));
            setHeader("In-Reply-To", page);
            setHeader("References", beginning + " " + page);
        }
    }

    /**
     * Lets a reply find its page: by the address that it goes to, and where that has no place for a token, or a program
     * writes another address, by the thread, which programs keep.
     */
    private void answerable(Message message, SmtpSettings settings, InternetAddress from) throws MessagingException {
        Optional<String> address = settings.replyTo(message);
        if (address.isEmpty()) {
            return;
        }
        setReplyTo(new InternetAddress[] {new InternetAddress(address.get())});
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        String before = getHeader("References", " ");
        setHeader("References", (before == null ? "" : before + " ") + MailToken.messageId(message.token(), domain));
    }

    /** What asks nothing is marked with nothing. */
    private void importance(Message message) throws MessagingException {
        if (message.type() == MessageType.WITHDRAWAL || !Briefing.isAboutACase(message)) {
            return;
        }
        switch (message.event().getSeverity()) {
            case critical -> importance("1", "high");
            case high -> importance("2", "high");
            case medium, unknown -> importance("3", "normal");
            case low -> importance("4", "low");
            case informational -> importance("5", "low");
        }
    }

    private void importance(String priority, String importance) throws MessagingException {
        setHeader("X-Priority", priority);
        setHeader("Importance", importance);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeMultipart alternatives(Message message, boolean answerable) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(MailText.plain(message, answerable), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(MailText.html(message, answerable), UTF_8, "html");
        return new MimeMultipart("alternative", plain, html);
    }

    private static String id(String messageId, InternetAddress from) {
        String address = from.getAddress();
        return "<" + messageId + "@" + address.substring(address.lastIndexOf('@') + 1) + ">";
    }
}
