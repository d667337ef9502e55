package dev.onus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.PageId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerificationCodeTest {
    private static final PageId PAGE = new PageId("0123456789abcdef0123456789abcdef");

    private final AnswerToken key = AnswerToken.ofHex("0f".repeat(AnswerToken.KEY_BYTES));

    @Test
    void shouldBeSixDigitsAndTheSameOnBothSides() {
        String code = VerificationCode.of(key, PAGE, "ana", "phone");

        assertThat(code).matches("[0-9]{6}");
        assertThat(VerificationCode.matches(key, PAGE, "ana", "phone", code)).isTrue();
        assertThat(VerificationCode.matches(
                        key, PAGE, "ana", "phone", " " + code.substring(0, 3) + "-" + code.substring(3)))
                .isTrue();
    }

    @Test
    void shouldDifferForEveryPagePersonContactAndKey() {
        Set<String> codes = new HashSet<>();
        codes.add(VerificationCode.of(key, PAGE, "ana", "phone"));
        codes.add(VerificationCode.of(key, new PageId("1".repeat(32)), "ana", "phone"));
        codes.add(VerificationCode.of(key, PAGE, "bo", "phone"));
        codes.add(VerificationCode.of(key, PAGE, "ana", "mail"));
        codes.add(VerificationCode.of(key, PAGE, "anap", "hone"));
        codes.add(VerificationCode.of(AnswerToken.ofHex("1f".repeat(AnswerToken.KEY_BYTES)), PAGE, "ana", "phone"));

        assertThat(codes).hasSize(6);
    }

    @Test
    void shouldRefuseEverythingElse() {
        String code = VerificationCode.of(key, PAGE, "ana", "phone");

        assertThat(VerificationCode.matches(key, PAGE, "bo", "phone", code)).isFalse();
        assertThat(VerificationCode.matches(key, PAGE, "ana", "phone", "")).isFalse();
        assertThat(VerificationCode.matches(key, PAGE, "ana", "phone", code + "0"))
                .isFalse();
    }
}
