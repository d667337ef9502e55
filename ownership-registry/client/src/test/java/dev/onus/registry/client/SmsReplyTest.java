package dev.onus.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.AnswerToken;
import dev.onus.registry.client.SmsReply.Choice;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.StableHash;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsReplyTest {
    private static final AnswerToken KEY = AnswerToken.ofHex("0f".repeat(AnswerToken.KEY_BYTES));
    private static final AnswerToken OTHER_KEY = AnswerToken.ofHex("1f".repeat(AnswerToken.KEY_BYTES));
    private static final PageId PAGE = new PageId(StableHash.of("page"));

    @Test
    void shouldMakeTheSameCodeOfTheSamePage() {
        assertThat(code(PAGE)).isEqualTo(code(PAGE)).hasToString("EA61T");
    }

    @Test
    void shouldNotBeComputableWithoutTheKey() {
        assertThat(ReplyCode.of(OTHER_KEY.tokenOf(PAGE))).isNotEqualTo(code(PAGE));
    }

    @Test
    void shouldTellTheStandingPagesOfAPersonApart() {
        Set<ReplyCode> codes = new HashSet<>();
        for (int page = 0; page < 200; page++) {
            codes.add(code(new PageId(StableHash.of("page", Integer.toString(page)))));
        }
        assertThat(codes).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1 FV5Q9", "1FV5Q9", " 1 fv5q9 ", "1. fv5q9", "1: FV5Q9!", "1 FV5Q9\nSent from my telephone"})
    void shouldReadAnAcknowledgementAsPeopleTypeIt(String body) {
        assertThat(SmsReply.parse(body)).contains(new SmsReply(Choice.ACCEPT, new ReplyCode("FV5Q9")));
    }

    @Test
    void shouldForgiveLettersThatLookLikeDigits() {
        assertThat(SmsReply.parse("2 OIL0a")).contains(new SmsReply(Choice.DECLINE, new ReplyCode("0110A")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "STOP", "3 FV5Q9", "1 FV5Q", "1 FV5Q99", "11 FV5Q9", "1 FV5U9", "yes FV5Q9"})
    void shouldTakeNothingElseForAnAnswer(String body) {
        assertThat(SmsReply.parse(body)).isEqualTo(Optional.empty());
    }

    @Test
    void shouldReadWhatItWrites() {
        SmsReply reply = new SmsReply(Choice.DECLINE, code(PAGE));

        assertThat(SmsReply.parse(reply.text())).contains(reply);
    }

    @Test
    void shouldRefuseACodeOfAnotherForm() {
        assertThatThrownBy(() -> new ReplyCode("FV5U9"))
                .hasMessage("Expected a reply code of 5 characters, but got 'FV5U9'.");
    }

    private static ReplyCode code(PageId page) {
        return ReplyCode.of(KEY.tokenOf(page));
    }
}
