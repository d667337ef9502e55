package dev.onus.notifier.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.ChannelContract;
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
import dev.onus.registry.model.SecretRef;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpChannelTest extends ChannelContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final SmtpChannel channel =
            new SmtpChannel(OutboundRule.allowing(List.of("127.0.0.1")), Clock.fixed(Samples.AT, ZoneOffset.UTC));
    private Optional<ScriptedMailServer> scripted = Optional.empty();
    private Optional<GreenMail> mail = Optional.empty();

    @AfterEach
    void stop() {
        scripted.ifPresent(ScriptedMailServer::close);
        mail.ifPresent(GreenMail::stop);
    }

    /** SMTP has no words for a redirect, nor for how long to wait, and a success is one. */
    private static final Set<Behaviour> IMPOSSIBLE =
            EnumSet.of(Behaviour.ASKS_FOR_SEVEN_SECONDS, Behaviour.REDIRECTS, Behaviour.SAYS_NO_WITH_A_200);

    @Override
    protected Set<Behaviour> behaviours() {
        return EnumSet.complementOf(EnumSet.copyOf(IMPOSSIBLE));
    }

    @Override
    protected List<String> idsSent() {
        return scripted.orElseThrow().seen();
    }

    @Override
    protected Destination destinationThat(Behaviour behaviour) {
        return switch (behaviour) {
            case ACCEPTS -> scripted(ScriptedMailServer.replying("RCPT", "250 fine", 0));
            case IS_SLOW_BUT_ACCEPTS -> scripted(ScriptedMailServer.replying("RCPT", "250 fine", 200));
            case FAILS_FOR_NOW -> scripted(ScriptedMailServer.replying("RCPT", "451 try again later", 0));
            case FAILS_FOR_GOOD -> scripted(ScriptedMailServer.replying("RCPT", "550 nobody of that name", 0));
            case NEVER_ANSWERS -> scripted(ScriptedMailServer.replying("GREETING", ScriptedMailServer.SILENCE, 0));
            case CLOSES_AT_ONCE -> {
                Destination destination = scripted(ScriptedMailServer.replying("RCPT", "250 fine", 60_000));
                scripted.ifPresent(ScriptedMailServer::close);
                yield destination;
            }
            case IS_NOT_THERE -> destination("127.0.0.1", 1, MailSecurity.NONE);
            case LIES_WHERE_THE_RULE_FORBIDS -> {
                scripted(ScriptedMailServer.replying("RCPT", "250 fine", 0));
                yield destination("127.0.0.2", scripted.orElseThrow().port(), MailSecurity.NONE);
            }
            case TAKES_IT_BUT_NEVER_ANSWERS ->
                scripted(ScriptedMailServer.replyingAtFirst("END", ScriptedMailServer.SILENCE));
            case FAILS_ONCE -> scripted(ScriptedMailServer.replyingAtFirst("END", "451 try again later"));
            case ASKS_FOR_SEVEN_SECONDS, REDIRECTS, SAYS_NO_WITH_A_200 ->
                throw new IllegalArgumentException(behaviour.name());
        };
    }

    @Override
    protected int messagesTaken() {
        return scripted.map(ScriptedMailServer::taken).orElse(0);
    }

    @Test
    void shouldDeliverAMailWithAnIdOfItsOwn() throws MessagingException {
        Destination destination = greenMail(MailSecurity.NONE);

        SendResult result = send(destination, message());

        MimeMessage page = mail.orElseThrow().getReceivedMessages()[0];
        assertThat(page.getMessageID())
                .isEqualTo("<" + message().idFor(destination.id()) + "@example.org>")
                .isEqualTo(((SendResult.Accepted) result).providerId());
    }

    @Test
    void shouldUseTheSameMessageIdForEveryAttempt() throws MessagingException {
        Destination destination = greenMail(MailSecurity.NONE);

        send(destination, message());
        send(destination, message());

        MimeMessage[] mails = mail.orElseThrow().getReceivedMessages();
        assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
    }

    @Test
    void shouldDeliverOverTls() {
        SmtpChannel trusting = new SmtpChannel(
                OutboundRule.allowing(List.of("127.0.0.1")),
                Clock.fixed(Samples.AT, ZoneOffset.UTC),
                Map.of("mail.smtp.ssl.trust", "*", "mail.smtp.ssl.checkserveridentity", "false"));
        int port = startGreenMail(ServerSetup.PROTOCOL_SMTPS);
        Route route = trusting.route(new ContactFacts(
                "ana",
                record("127.0.0.1", port, MailSecurity.TLS),
                Contact.of("email").withAddress("ana@example.org")));

        SendResult result = send(((Route.Usable) route).destination(), message());

        assertThat(result).isInstanceOf(SendResult.Accepted.class);
        assertThat(mail.orElseThrow().getReceivedMessages()).hasSize(1);
    }

    @Test
    void shouldLogInWithThePasswordThatTheReferenceLeadsTo(@TempDir Path dir) throws IOException {
        Path password = Files.writeString(dir.resolve("password"), "open sesame\n");
        int port = startGreenMail(ServerSetup.PROTOCOL_SMTP);
        mail.orElseThrow().setUser("onus", "open sesame");
        mail.orElseThrow().getUserManager().setAuthRequired(true);

        SendResult right = send(destination(port, SecretRef.find("file:" + password)), message());
        Files.writeString(password, "wrong");
        SendResult wrong = send(destination(port, SecretRef.find("file:" + password)), message());

        assertThat(right).isInstanceOf(SendResult.Accepted.class);
        assertThat(wrong).isInstanceOf(SendResult.Permanent.class);
    }

    @Test
    void shouldSendNothingInTheClearWhereStarttlsIsAskedFor() {
        Destination destination = greenMail(MailSecurity.STARTTLS);

        assertThat(send(destination, message())).isInstanceOf(SendResult.Temporary.class);
        assertThat(mail.orElseThrow().getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldNotTrustACertificateThatNobodyVouchesFor() {
        int port = startGreenMail(ServerSetup.PROTOCOL_SMTPS);

        SendResult result = send(destination("127.0.0.1", port, MailSecurity.TLS), message());

        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Temporary.class,
                        temporary -> assertThat(temporary.why()).contains("Expected the mail server to take it"));
        assertThat(mail.orElseThrow().getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldSayWhatTheChannelLacks() {
        Contact contact = Contact.of("email").withAddress("ana@example.org");

        assertThat(channel.route(new ContactFacts("ana", Channel.of(ChannelType.SMTP), contact)))
                .isEqualTo(new Route.Unusable("email", "Expected host in the channel, but there is none."));
    }

    @Test
    void shouldNameNobodyInTheShortenedAddress() {
        assertThat(destination("127.0.0.1", 25, MailSecurity.NONE).shortened()).isEqualTo("a…@example.org");
    }

    private static SendResult send(Destination destination, Message message) {
        return destination.sender().send(message, destination.id(), TIMEOUT);
    }

    private Destination scripted(ScriptedMailServer server) {
        scripted.ifPresent(ScriptedMailServer::close);
        scripted = Optional.of(server);
        return destination("127.0.0.1", server.port(), MailSecurity.NONE);
    }

    private Destination greenMail(MailSecurity security) {
        return destination("127.0.0.1", startGreenMail(ServerSetup.PROTOCOL_SMTP), security);
    }

    private int startGreenMail(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(TIMEOUT.toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        mail = Optional.of(server);
        return protocol.equals(ServerSetup.PROTOCOL_SMTPS)
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
    }

    private Destination destination(String host, int port, MailSecurity security) {
        return destination(host, port, security, Optional.empty(), Optional.empty());
    }

    private Destination destination(int port, Optional<SecretRef> password) {
        return destination("127.0.0.1", port, MailSecurity.NONE, Optional.of("onus"), password);
    }

    private Destination destination(
            String host, int port, MailSecurity security, Optional<String> username, Optional<SecretRef> password) {
        Channel record = record(host, port, security);
        record = username.map(with(record, ChannelField.USERNAME)).orElse(record);
        record = password.map(SecretRef::text)
                .map(with(record, ChannelField.PASSWORD_REF))
                .orElse(record);
        Contact contact = Contact.of("email").withAddress("ana@example.org");
        Route route = channel.route(new ContactFacts("ana", record, contact));
        return ((Route.Usable) route).destination();
    }

    private static Function<String, Channel> with(Channel record, ChannelField field) {
        return value -> record.with(field, value);
    }

    private static Channel record(String host, int port, MailSecurity security) {
        return Channel.of(ChannelType.SMTP)
                .with(ChannelField.HOST, host)
                .with(ChannelField.PORT, Integer.toString(port))
                .with(ChannelField.SECURITY, security.word())
                .with(ChannelField.FROM, "onus@example.org");
    }
}
