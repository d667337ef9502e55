package dev.onus.registry.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.answer.AnswerAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailWordsTest {
    @ParameterizedTest
    @CsvSource({
        "ack, ACKNOWLEDGE",
        "ACK!, ACKNOWLEDGE",
        "Acknowledge, ACKNOWLEDGE",
        "Acknowledged - on it, ACKNOWLEDGE",
        "  decline: I am on leave, DECLINE",
        "'Escalate, please', ESCALATE",
        "'\u200Back', ACKNOWLEDGE"
    })
    void shouldKnowTheWords(String text, AnswerAction action) {
        assertThat(MailWords.read(text)).contains(action);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "thanks, ack",
                "acked",
                "acknowledgement",
                "no",
                "I decline",
                "resolve",
                "contain",
                "> ack",
                "--\nack",
                "Von: Onus\nack"
            })
    void shouldNotGuess(String text) {
        assertThat(MailWords.read(text)).isEmpty();
    }

    @Test
    void shouldFindTheWordAboveWhatIsQuoted() {
        assertThat(MailWords.read("""
                ack
                On Sat, 21 Nov 2026 at 03:12, Onus <onus@example.org> wrote:
                > decline
                """)).contains(AnswerAction.ACKNOWLEDGE);
    }

    @Test
    void shouldFindTheWordBelowWhatIsQuoted() {
        assertThat(MailWords.read("""
                On Sat, 21 Nov 2026 at 03:12, Onus <onus+a-long-token@example.org>
                wrote:

                > [CRITICAL] Key in a CI log
                >
                > Reply with ack, decline or escalate as the first word.

                Decline

                --\s
                Ana
                """)).contains(AnswerAction.DECLINE);
    }

    @Test
    void shouldNotTakeTheQuotationForAnAnswer() {
        assertThat(MailWords.read("""
                On Sat, 21 Nov 2026 at 03:12, Onus <onus@example.org> wrote:
                > ack
                """)).isEmpty();
        assertThat(MailWords.read("""
                -----Original Message-----
                From: Onus
                ack
                """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head><style>ack{}</style></head><body><div>Ack</div><div class=\"gmail_quote\">decline</div></body>",
                "<p><span>&nbsp;</span></p><p><b>ack</b>, on it</p><blockquote>decline<blockquote>x</blockquote></blockquote>",
                "<body>ack<div id=\"divRplyFwdMsg\">From: Onus decline",
                "<blockquote>decline</blockquote><p>ack</p>"
            })
    void shouldReadHtmlWithoutWhatItQuotes(String html) {
        assertThat(MailWords.read(HtmlText.of(html))).contains(AnswerAction.ACKNOWLEDGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<blockquote>ack</blockquote>",
                "<div class=\"gmail_quote\">ack</div>",
                "<script>ack</script>",
                "<blockquote>x<blockquote>y</blockquote>ack</blockquote>",
                "<p",
                "&lt;p&gt;ack"
            })
    void shouldFindNoAnswerInWhatIsNotTheWritersOwn(String html) {
        assertThat(MailWords.read(HtmlText.of(html))).isEmpty();
    }
}
