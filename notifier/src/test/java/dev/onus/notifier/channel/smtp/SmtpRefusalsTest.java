package dev.onus.notifier.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.message.Message;
import dev.onus.registry.client.outbound.OutboundRule;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.MailSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What mail servers say when they do not take a mail, at each place of the conversation. */
class SmtpRefusalsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Message PAGE = Samples.message("page-requested", "case-1", "ana");

    private Optional<ScriptedMailServer> scripted = Optional.empty();

    @AfterEach
    void stop() {
        scripted.ifPresent(ScriptedMailServer::close);
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 4.3.2 not now, temporary, 421 4.3.2 (the mail system takes no mail now)",
        "GREETING, 554 5.7.1 not you, permanent, 554 5.7.1 (its rules are against it)",
        "MAIL, 552 5.3.4 too big, permanent, 552 5.3.4 (the mail is too big)",
        "RCPT, 550 5.1.1 nobody of that name, permanent, 550 5.1.1 (there is no such mailbox)",
        "RCPT, 550-5.1.1 nobody of that name, permanent, 550 5.1.1 (there is no such mailbox)",
        "RCPT, 452 4.2.2 full, temporary, 452 4.2.2 (the mailbox is full)",
        "RCPT, 552 5.2.2 full, permanent, 552 5.2.2 (the mailbox is full)",
        "RCPT, 450 4.7.1 greylisted, temporary, 450 4.7.1 (its rules are against it)",
        "RCPT, 550 5.99.99 whatever, permanent, 550 5.99.99.",
        "RCPT, 550 ana@example.org is unknown, permanent, 550.",
        "DATA, 451 later, temporary, 451.",
        "END, 554 5.7.26 no, permanent, 554 5.7.26 (the sender's domain does not vouch for this mail)"
    })
    void shouldTellWhatPassesFromWhatStays(String verb, String reply, String expected, String shown) {
        String whole = reply.startsWith("550-") ? reply + "\r\n550 5.1.1 still nobody" : reply;

        SendResult result = send(destination(ScriptedMailServer.replying(verb, whole, 0)), PAGE);

        assertThat(result)
                .isInstanceOf(expected.equals("permanent") ? SendResult.Permanent.class : SendResult.Temporary.class);
        assertThat(result.toString()).contains("it replied " + shown).doesNotContain("ana@");
        assertThat(scripted.orElseThrow().taken()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "454 4.7.0 later, temporary, 454 4.7.0",
        "535 5.7.8 wrong, permanent, 535 5.7.8 (the user name and the password do not fit)"
    })
    void shouldTellARefusedLogInFromAServerThatCannotCheck(
            String reply, String expected, String shown, @TempDir Path dir) throws IOException {
        Path password = Files.writeString(dir.resolve("password"), "open sesame\n");
        SendResult result =
                send(destination(ScriptedMailServer.replying("AUTH", reply, 0), Optional.of("file:" + password)), PAGE);

        assertThat(result)
                .isInstanceOf(expected.equals("permanent") ? SendResult.Permanent.class : SendResult.Temporary.class);
        assertThat(result.toString()).contains(shown).doesNotContain("sesame");
    }

    @Test
    void shouldKnowThatTheServerMayHaveAMailThatLeft() {
        SendResult result = destination(ScriptedMailServer.replying("END", ScriptedMailServer.SILENCE, 0))
                .sender()
                .send(PAGE, "destination", Duration.ofSeconds(12));

        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Temporary.class,
                        temporary -> assertThat(temporary.mayHaveIt()).isTrue());
    }

    @Test
    void shouldKnowThatTheServerHasNothingBeforeTheMailLeft() {
        SendResult result = destination(ScriptedMailServer.replying("DATA", ScriptedMailServer.SILENCE, 0))
                .sender()
                .send(PAGE, "destination", Duration.ofSeconds(12));

        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Temporary.class,
                        temporary -> assertThat(temporary.mayHaveIt()).isFalse());
    }

    private static SendResult send(Destination destination, Message message) {
        return destination.sender().send(message, destination.id(), TIMEOUT);
    }

    private Destination destination(ScriptedMailServer server) {
        return destination(server, Optional.empty());
    }

    private Destination destination(ScriptedMailServer server, Optional<String> passwordRef) {
        scripted = Optional.of(server);
        Channel open = Channel.of(ChannelType.SMTP)
                .with(ChannelField.HOST, "127.0.0.1")
                .with(ChannelField.PORT, Integer.toString(server.port()))
                .with(ChannelField.SECURITY, MailSecurity.NONE.word())
                .with(ChannelField.FROM, "onus@example.org");
        Channel record = passwordRef
                .map(reference -> open.with(ChannelField.USERNAME, "onus").with(ChannelField.PASSWORD_REF, reference))
                .orElse(open);
        Route route = new SmtpChannel(OutboundRule.allowing(List.of("127.0.0.1")), Clock.systemUTC())
                .route(new ContactFacts("ana", record, Contact.of("email").withAddress("ana@example.org")));
        return ((Route.Usable) route).destination();
    }
}
