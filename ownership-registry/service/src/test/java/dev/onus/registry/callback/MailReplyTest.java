package dev.onus.registry.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.MailToken;
import dev.onus.vocabulary.PageId;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailReplyTest {
    private static final AnswerToken KEY = AnswerToken.ofHex("07".repeat(AnswerToken.KEY_BYTES));
    private static final String TOKEN = KEY.tokenOf(new PageId("0a".repeat(16)));
    private static final String OTHER = KEY.tokenOf(new PageId("0b".repeat(16)));
    private static final String ADDRESS =
            MailToken.address("onus+{token}@example.org", TOKEN).orElseThrow();

    @Test
    void shouldKnowThePageByTheAddressInWhateverCase() throws Exception {
        assertThat(read("To: Onus <" + ADDRESS + ">").token()).contains(TOKEN);
        assertThat(read("To: " + ADDRESS.toUpperCase(Locale.ROOT)).token()).contains(TOKEN);
        assertThat(read("To: onus@example.org\nDelivered-To: " + ADDRESS).token())
                .contains(TOKEN);
    }

    @Test
    void shouldKnowThePageByTheThreadWhereTheAddressHasNone() throws Exception {
        String references = "<thread@example.org> " + MailToken.messageId(TOKEN, "example.org");

        assertThat(read("To: onus@example.org\nReferences: " + references).token())
                .contains(TOKEN);
        assertThat(read("To: onus@example.org\nIn-Reply-To: " + MailToken.messageId(TOKEN, "example.org"))
                        .token())
                .contains(TOKEN);
        assertThat(read("To: " + ADDRESS + "\nReferences: " + MailToken.messageId(OTHER, "example.org"))
                        .token())
                .as("the address counts first")
                .contains(TOKEN);
    }

    @Test
    void shouldNotChooseAmongSeveralPages() throws Exception {
        String other = MailToken.address("onus+{token}@example.org", OTHER).orElseThrow();

        assertThat(read("To: " + ADDRESS + ", " + other).token()).isEmpty();
        assertThat(read("To: onus@example.org").token()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "auto-submitted: Auto-Generated; owner-email=\"x\"",
                "Precedence: bulk",
                "Precedence: LIST",
                "Precedence: auto_reply",
                "X-Autoreply: yes",
                "X-Autorespond: On leave",
                "List-Id: <all.example.org>",
                "Return-Path: <>",
                "From: Mail Delivery System <MAILER-DAEMON@mx.example.org>",
                "From: postmaster@example.org",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
                "X-Failed-Recipients: ana@example.org"
            })
    void shouldKnowWhatAMachineWrote(String header) throws Exception {
        assertThat(read("To: " + ADDRESS + "\n" + header).byMachine()).isTrue();
    }

    @Test
    void shouldTakeAPersonForAPerson() throws Exception {
        MailReply reply = read("Auto-Submitted: no\nReturn-Path: <ana@example.org>\nFrom: Ana <ana@example.org>");

        assertThat(reply.byMachine()).isFalse();
        assertThat(reply.text().strip()).isEqualTo("ack");
    }

    @Test
    void shouldHaveTheSameIdHoweverOftenItIsRead() throws Exception {
        assertThat(read("Message-ID: <a@b>").id()).isEqualTo("<a@b>");
        assertThat(read("From: ana@example.org").id())
                .isEqualTo(read("From: ana@example.org").id())
                .isNotEqualTo(read("From: bo@example.org").id());
    }

    @Test
    void shouldReadThePlainTextAndNoAttachment() throws Exception {
        MailReply reply = read("Content-Type: multipart/mixed; boundary=b", """
                --b
                Content-Type: text/plain
                Content-Disposition: attachment

                decline
                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/html

                <p>decline</p>
                --c
                Content-Type: text/plain; charset=no-such-charset
                Content-Transfer-Encoding: base64

                YWNr
                --c--
                --b--
                """);

        assertThat(reply.text().strip()).isEqualTo("ack");
    }

    private static MailReply read(String headers) throws MessagingException, IOException {
        return read(headers, "ack\n");
    }

    private static MailReply read(String headers, String body) throws MessagingException, IOException {
        String mail = (headers + "\n\n" + body).replace("\n", "\r\n");
        return MailReply.read(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    }
}
