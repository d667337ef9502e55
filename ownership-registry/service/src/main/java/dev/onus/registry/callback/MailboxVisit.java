package dev.onus.registry.callback;

import dev.onus.registry.answer.ResponseLogUnavailableException;
import dev.onus.registry.client.SecretValue;
import jakarta.inject.Singleton;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look into a mailbox: what nobody has read is read, oldest first. A mail is marked as read only once the answer in it
 * is durable, so a crash, or a broker that is away, leaves it for the next look.
 */
@Singleton
final class MailboxVisit {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxVisit.class);
    private static final String FOLDER = "INBOX";
    /** The rest has its turn at the next look. */
    static final int MOST_MAILS = 100;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final MailAnswers answers;
    private final AnswerMail answerMail;
    private final InboxSettings settings;
    private final InstantSource clock = InstantSource.system();

    MailboxVisit(MailAnswers answers, AnswerMail answerMail, InboxSettings settings) {
        this.answers = answers;
        this.answerMail = answerMail;
        this.settings = settings;
    }

    /** @throws InboxUnavailableException if the mailbox cannot be read to its end now */
    void to(Inbox inbox) {
        Optional<String> password = inbox.server().password().flatMap(SecretValue::of);
        if (inbox.server().username().isPresent() && password.isEmpty()) {
            throw new InboxUnavailableException(
                    "Expected a password for the mailbox, but inboxPasswordRef leads to nothing.", null);
        }
        Properties properties = inbox.server().properties("imap", settings.rule(), TIMEOUT);
        // What is only looked at stays unread until we say otherwise.
        properties.put("mail.imap.peek", "true");
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect(
                    inbox.server().host(),
                    inbox.server().port(),
                    inbox.server().username().orElse(null),
                    password.orElse(null));
            Folder folder = store.getFolder(FOLDER);
            folder.open(Folder.READ_WRITE);
            try {
                read(inbox, folder);
            } finally {
                folder.close(false);
            }
        } catch (MessagingException failed) {
            throw new InboxUnavailableException(
                    "Expected to read the mailbox, but: " + failed.getClass().getSimpleName() + ".", failed);
        } catch (ResponseLogUnavailableException notNow) {
            throw new InboxUnavailableException(String.valueOf(notNow.getMessage()), notNow);
        }
    }

    private void read(Inbox inbox, Folder folder) throws MessagingException {
        Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        for (Message mail : Arrays.stream(unread).limit(MOST_MAILS).toList()) {
            Optional<MailReply> reply = understood(inbox, mail);
            Instant now = clock.instant();
            Optional<AnswerMail.Words> words = reply.flatMap(one -> answers.take(inbox, one, now));
            mail.setFlag(Flags.Flag.SEEN, true);
            // After that, so that a mail is answered by a mail at most once.
            words.ifPresent(some -> answerMail.send(inbox, some, now));
        }
    }

    /** Empty for what is no mail at all; it would stand in the way of all others for ever. */
    private static Optional<MailReply> understood(Inbox inbox, Message mail) throws MessagingException {
        try {
            return Optional.of(MailReply.read(mail));
        } catch (FolderClosedException | StoreClosedException broken) {
            throw broken;
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            LOG.info(
                    "mail=unreadable channel={} reason={}",
                    inbox.name(),
                    unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
