package dev.onus.notifier.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.MailToken;
import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.rest.Pages;
import dev.onus.notifier.message.Earlier;
import dev.onus.notifier.message.Message;
import dev.onus.registry.client.MailServer;
import dev.onus.registry.model.MailSecurity;
import dev.onus.vocabulary.PagePurpose;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailTest {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final SmtpSettings SETTINGS = settings(Optional.empty());

    private static SmtpSettings settings(Optional<String> replies) {
        MailServer server = new MailServer("127.0.0.1", 25, MailSecurity.NONE, Optional.empty(), Optional.empty());
        return new SmtpSettings(server, "onus@example.org", "ana@example.org", replies);
    }

    @Test
    void shouldTellWhatToDoFirst() throws MessagingException, IOException {
        Message page = Samples.message("page-requested", "case-1", "ana");

        MimeMessage mail = received(page);

        assertThat(mail.getSubject()).isEqualTo("[CRITICAL] Key in a <CI> log");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(part(mail, 0)).startsWith("""
                        [CRITICAL] Key in a <CI> log

                        You are asked to acknowledge by 2026-11-21 03:17:00 UTC.
                        %s

                        Why you: ana is on call for payments.
                        Severity: critical, priority P1
                        """.formatted(page.answerUrl()));
        assertThat(part(mail, 1))
                .contains("<h1 style=\"font-size:1.2em\">[CRITICAL] Key in a &lt;CI&gt; log</h1>")
                .contains("<p><a href=\"" + page.answerUrl() + "\" style=", ">Open the case and answer</a></p>");
    }

    @Test
    void shouldNotLetATitleWriteHeadersOrMarkup() throws MessagingException, IOException {
        MimeMessage mail = received(Pages.titled(Pages.HOSTILE));

        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).matches("[^\\p{Cntrl}\\u202E]*").hasSizeLessThanOrEqualTo(200);
        assertThat(part(mail, 1)).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(part(mail, 0)).doesNotContain("\u202E");
    }

    @Test
    void shouldCutASubjectThatIsTooLong() throws MessagingException, IOException {
        assertThat(received(Pages.titled("🔑".repeat(5_000))).getSubject())
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("🔑…");
    }

    @Test
    void shouldKeepTheMailsOfACaseInOneThread() throws MessagingException, IOException {
        MimeMessage page = received(Samples.message("page-requested", "case-1", "ana"));
        MimeMessage other = received(Samples.message("page-requested", "case-1", "bo"));
        MimeMessage withdrawal = received(Samples.message("page-withdrawn", "case-1", "ana"));
        MimeMessage elsewhere = received(Samples.message("page-requested", "case-2", "ana"));

        String beginning = page.getHeader("References", null);
        assertThat(page.getHeader("In-Reply-To")).containsExactly(beginning);
        assertThat(other.getHeader("References")).containsExactly(beginning);
        assertThat(withdrawal.getSubject()).isEqualTo("Withdrawn: Key in a <CI> log");
        assertThat(withdrawal.getHeader("In-Reply-To")).containsExactly(page.getMessageID());
        assertThat(unfolded(withdrawal)).isEqualTo(beginning + " " + page.getMessageID());
        assertThat(withdrawal.getMessageID()).isNotEqualTo(page.getMessageID());
        assertThat(elsewhere.getHeader("References", null)).isNotEqualTo(beginning);
    }

    @Test
    void shouldWithdrawAPageThatWentOutWithOthersAsAReplyToThatMail() throws MessagingException, IOException {
        Message withdrawal = Samples.message("page-withdrawn", "case-1", "ana")
                .after(new Earlier(0, Optional.of("<several@example.org>")));

        assertThat(received(withdrawal).getHeader("In-Reply-To")).containsExactly("<several@example.org>");
    }

    @Test
    void shouldGiveEveryPageOfSeveralItsPart() throws MessagingException, IOException {
        Message first = Pages.titled("case-1", "Key in a log");
        Message second = Pages.titled("case-2", "Token in a repository");

        MimeMessage mail = received(first.with(List.of(second)));

        assertThat(mail.getSubject()).isEqualTo("[CRITICAL] 2 pages: Key in a log and 1 more");
        for (int part = 0; part < 2; part++) {
            assertThat(part(mail, part))
                    .contains("[CRITICAL] Key in a log", first.answerUrl().toString())
                    .contains(
                            "[CRITICAL] Token in a repository",
                            second.answerUrl().toString());
        }
    }

    @Test
    void shouldCarryTheCodeThatVerifiesTheAddress() throws MessagingException, IOException {
        Message verification = Pages.purpose(PagePurpose.VERIFICATION);

        MimeMessage mail = received(verification);

        assertThat(mail.getSubject()).as("is shown on locked screens").isEqualTo("Your code for Onus");
        assertThat(part(mail, 0)).contains("Your code is " + verification.code().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(
            value = PagePurpose.class,
            names = {"NOTICE", "TEST", "VERIFICATION"})
    void shouldNeitherAlarmNorLeadAnywhereWhereNothingIsAsked(PagePurpose purpose)
            throws MessagingException, IOException {
        MimeMessage mail = received(Pages.purpose(purpose));

        assertThat(mail.getHeader("X-Priority")).isNull();
        assertThat(mail.getHeader("References")).isNull();
        assertThat(part(mail, 0)).doesNotContain("/a/");
        assertThat(part(mail, 1)).doesNotContain("/a/");
    }

    @ParameterizedTest
    @CsvSource({"critical, 1, high", "high, 2, high", "medium, 3, normal", "low, 4, low", "informational, 5, low"})
    void shouldSayHowImportantItIs(SeverityLevel severity, String priority, String importance)
            throws MessagingException, IOException {
        MimeMessage mail = received(Pages.with("page-requested", "case-1", event -> event.setSeverity(severity)));

        assertThat(mail.getHeader("X-Priority")).containsExactly(priority);
        assertThat(mail.getHeader("Importance")).containsExactly(importance);
    }

    @Test
    void shouldNotAlarmWithAWithdrawal() throws MessagingException, IOException {
        assertThat(received(Samples.message("page-withdrawn", "case-1", "ana")).getHeader("X-Priority"))
                .isNull();
    }

    @Test
    void shouldCarryTheTokenToWhoeverRepliesToIt() throws MessagingException, IOException {
        Message page = Samples.message("page-requested", "case-1", "ana");
        MimeMessage mail = received(page, settings(Optional.of("onus+{token}@example.org")));

        MimeMessage reply = (MimeMessage) mail.reply(false);

        assertThat(MailToken.inAddresses(reply.getHeader("To", ","))).containsExactly(page.token());
        assertThat(MailToken.inMessageIds(reply.getHeader("References", " "))).containsExactly(page.token());
        assertThat(part(mail, 0)).contains("Or reply with ack, decline or escalate as the first word.");
        assertThat(part(mail, 1)).contains("Or reply with ack, decline or escalate as the first word.");
    }

    @Test
    void shouldLeaveTheTokenToTheThreadWhereTheAddressHasNoPlaceForIt() throws MessagingException, IOException {
        Message page = Samples.message("page-requested", "case-1", "ana");

        MimeMessage reply = (MimeMessage)
                received(page, settings(Optional.of("onus@example.org"))).reply(false);

        assertThat(reply.getHeader("To", ",")).isEqualTo("onus@example.org");
        assertThat(MailToken.inMessageIds(reply.getHeader("References", " "))).containsExactly(page.token());
    }

    @Test
    void shouldAskForNoReplyWhereAWordIsNoAnswer() throws MessagingException, IOException {
        SmtpSettings read = settings(Optional.of("onus+{token}@example.org"));
        Message page = Samples.message("page-requested", "case-1", "ana");
        for (Message message : List.of(
                page.with(List.of(Pages.titled("case-2", "Token in a repository"))),
                Samples.message("page-withdrawn", "case-1", "ana"),
                Pages.purpose(PagePurpose.NOTICE),
                Pages.purpose(PagePurpose.APPROVAL))) {
            MimeMessage mail = received(message, read);

            assertThat(mail.getHeader("Reply-To")).isNull();
            assertThat(part(mail, 0)).doesNotContain("Or reply");
            assertThat(mail.getHeader("References", " "))
                    .satisfiesAnyOf(
                            references -> assertThat(references).isNull(),
                            references -> assertThat(references).doesNotContain(page.token()));
        }
    }

    /** As it is after it was on its way. */
    private static MimeMessage received(Message message) throws MessagingException, IOException {
        return received(message, SETTINGS);
    }

    private static MimeMessage received(Message message, SmtpSettings settings) throws MessagingException, IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        Mail.write(SESSION, settings, message, "destination", Samples.AT).writeTo(wire);
        return new MimeMessage(SESSION, new ByteArrayInputStream(wire.toByteArray()));
    }

    private static String unfolded(MimeMessage mail) throws MessagingException {
        return mail.getHeader("References", null).replaceAll("\\s+", " ");
    }

    private static String part(MimeMessage mail, int place) throws MessagingException, IOException {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(place)
                .getContent()
                .toString()
                .replace("\r\n", "\n");
    }
}
