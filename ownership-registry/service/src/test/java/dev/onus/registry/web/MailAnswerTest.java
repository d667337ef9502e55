package dev.onus.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.onus.contracts.MailToken;
import dev.onus.contracts.Response;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies to the mail of a page, over a real SMTP and IMAP server. */
class MailAnswerTest {
    private static final String INBOX = "onus@mail.example";
    private static final String ANA = "ana@mail.example";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static CallbackWorld world;
    private static GreenMail mail;

    @BeforeAll
    static void start(@TempDir Path directory) {
        mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mail.setUser(INBOX, INBOX, CallbackWorld.SECRET);
        mail.setUser(ANA, ANA, "hers");
        mail.start();
        world = CallbackWorld.start(directory);
        world.apply(channel(directory));
    }

    @AfterAll
    static void stop() {
        world.close();
        mail.stop();
    }

    @Test
    void shouldAcknowledgeAsThePersonOfThePageWhoeverSentIt() throws MessagingException {
        String token = world.page("mail-ack", "mailana");

        reply(token, "From: Somebody <somebody@elsewhere.example>", "Ack, on it\n\n> decline");

        assertThat(await("mail-ack")).singleElement().satisfies(response -> {
            assertThat(response.getAction()).isEqualTo("acknowledge");
            assertThat(response.getActor().getPerson()).isEqualTo("mailana");
            assertThat(response.getActor().getVia()).isEqualTo("email");
            assertThat(response.getActor().getScopes()).isEmpty();
            assertThat(response.getPageId()).isNotNull();
            assertThat(response.getExpectedVersion()).isEqualTo(1L);
            assertThat(response.getParameters()).containsEntry("channel", "post");
        });
        awaitAllRead();
        assertThat(told()).noneMatch(text -> text.contains(token));
    }

    @Test
    void shouldDeclineAndEscalate() throws MessagingException {
        reply(world.page("mail-decline", "mailana"), "", "decline, I am on leave");
        reply(world.page("mail-escalate", "mailana"), "", "Escalate");

        assertThat(await("mail-decline"))
                .extracting(Response::getAction, Response::getReason)
                .containsExactly(tuple("decline", "Declined by e-mail."));
        assertThat(await("mail-escalate")).extracting(Response::getAction).containsExactly("escalate");
    }

    @Test
    void shouldKnowThePageByTheThreadAlone() throws MessagingException {
        String token = world.page("mail-thread", "mailana");

        send("To: " + INBOX + "\nReferences: <x@y> " + MailToken.messageId(token, "mail.example"), "ack");

        assertThat(await("mail-thread")).hasSize(1);
    }

    @Test
    void shouldTakeTheSameMailReadTwiceAsOneAnswer() throws MessagingException {
        String token = world.page("mail-twice", "mailana");
        String id = "Message-ID: <the-same-" + System.nanoTime() + "@mail.example>";
        reply(token, id, "ack");
        await("mail-twice");
        awaitAllRead();

        reply(token, id, "ack");
        awaitAllRead();

        assertThat(world.server.stream.responsesTo("mail-twice")).hasSize(1);
    }

    @Test
    void shouldSayWhichWordsWorkToThePersonAndNotToTheSender() throws MessagingException {
        String token = world.page("mail-what", "mailana");

        reply(token, "From: somebody@elsewhere.example", "What is this?");

        Patience.await().until(() -> told().stream().anyMatch(text -> text.contains(token)));
        assertThat(told())
                .filteredOn(text -> text.contains(token))
                .singleElement()
                .asString()
                .contains("ack, decline, escalate", "Auto-Submitted: auto-replied", "To: " + ANA);
        assertThat(world.server.stream.responsesTo("mail-what")).isEmpty();
    }

    @Test
    void shouldSayThatTheAnswerDidNothing() throws MessagingException {
        String token = world.page("mail-refused", "mallory");

        reply(token, "", "ack");

        Patience.await().until(() -> told().stream().anyMatch(text -> text.contains(token)));
        assertThat(told())
                .filteredOn(text -> text.contains(token))
                .singleElement()
                .asString()
                .contains("Nothing was done. Not allowed.");
    }

    @Test
    void shouldNeitherActNorAnswerOnWhatAMachineWrote() throws MessagingException {
        String token = world.page("mail-machine", "mailana");
        for (String header : List.of(
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "X-Autoreply: yes",
                "From: MAILER-DAEMON@mail.example",
                "Content-Type: multipart/report; boundary=b")) {
            reply(token, header, "ack");
        }
        send("To: onus+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@mail.example", "ack");
        send("To: " + INBOX, "ack");

        awaitAllRead();

        assertThat(world.server.stream.responsesTo("mail-machine")).isEmpty();
        assertThat(told()).noneMatch(text -> text.contains(token));
    }

    @Test
    void shouldAnswerAMailOfAPageOnlySoOften() throws MessagingException {
        String token = world.page("mail-often", "mailana");
        for (int time = 0; time < 8; time++) {
            reply(token, "", "what?");
        }

        awaitAllRead();

        Patience.await()
                .until(() ->
                        told().stream().filter(text -> text.contains(token)).count() >= 5);
        assertThat(told().stream().filter(text -> text.contains(token))).hasSize(5);
    }

    private static List<Response> await(String caseId) {
        Patience.await().until(() -> !world.server.stream.responsesTo(caseId).isEmpty());
        return world.server.stream.responsesTo(caseId);
    }

    private static void reply(String token, String header, String text) throws MessagingException {
        String to = MailToken.address("onus+{token}@mail.example", token).orElseThrow();
        send("To: " + to + (header.isEmpty() ? "" : "\n" + header), text);
    }

    /** As a mail server delivers what is sent to a sub-address: into the mailbox of the address itself. */
    private static void send(String headers, String text) throws MessagingException {
        String id = headers.contains("Message-ID") ? "" : "Message-ID: <" + NUMBER.incrementAndGet() + "@test>\n";
        String from = headers.contains("From:") ? "" : "From: " + ANA + "\n";
        String whole = (id + from + headers + "\n\n" + text + "\n").replace("\n", "\r\n");
        Session session = Session.getInstance(new Properties());
        MimeMessage message =
                new MimeMessage(session, new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", mail.getSmtp().getPort(), null, null);
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(INBOX)});
        }
    }

    /** What ana was told. */
    private static List<String> told() {
        return Stream.of(mail.getReceivedMessagesForDomain(ANA))
                .map(MailAnswerTest::whole)
                .toList();
    }

    private static String whole(MimeMessage message) {
        try {
            var out = new java.io.ByteArrayOutputStream();
            message.writeTo(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException | MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void awaitAllRead() {
        Patience.await().until(() -> unread() == 0);
    }

    private static int unread() throws MessagingException {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", mail.getImap().getPort(), INBOX, CallbackWorld.SECRET);
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            int unread = 0;
            for (Message message : folder.getMessages()) {
                unread += message.isSet(Flags.Flag.SEEN) ? 0 : 1;
            }
            return unread;
        }
    }

    private static String channel(Path directory) {
        return """
            apiVersion: onus.dev/v1
            kind: Channel
            metadata: {name: post}
            spec:
              type: smtp
              host: 127.0.0.1
              port: %d
              security: none
              from: %s
              replyTo: "onus+{token}@mail.example"
              inboxHost: 127.0.0.1
              inboxPort: %d
              inboxSecurity: none
              inboxUsername: %s
              inboxPasswordRef: "file:%s"
            ---
            kind: Person
            metadata: {name: mailana}
            spec: {contacts: [{channel: post, address: %s}]}
            ---
            kind: Person
            metadata: {name: mallory}
            spec: {contacts: [{channel: post, address: %s}]}
            """.formatted(
                        mail.getSmtp().getPort(),
                        INBOX,
                        mail.getImap().getPort(),
                        INBOX,
                        directory.resolve("secret"),
                        ANA,
                        ANA);
    }
}
