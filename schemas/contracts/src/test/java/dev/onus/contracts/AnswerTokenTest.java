package dev.onus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.vocabulary.PageId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AnswerTokenTest {
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final PageId PAGE = new PageId("0123456789abcdef0123456789abcdef");

    private final AnswerToken tokens = AnswerToken.ofHex(KEY + "\n");

    @Test
    void shouldReadThePageBack() {
        assertThat(tokens.pageOf(tokens.tokenOf(PAGE))).contains(PAGE);
    }

    @Test
    void shouldHaveNothingInItThatAMailProgramCuts() {
        assertThat(tokens.tokenOf(PAGE)).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void shouldStayTheSameOverReleases() {
        assertThat(tokens.tokenOf(PAGE)).isEqualTo("ASNFZ4mrze8BI0VniavN72lqjZnldxH9sCKGO2yVKjk");
    }

    @Test
    void shouldRefuseEveryTokenWithOneCharacterChanged() {
        String token = tokens.tokenOf(PAGE);
        for (int at = 0; at < token.length(); at++) {
            char[] changed = token.toCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';

            assertThat(tokens.pageOf(new String(changed))).isEmpty();
        }
    }

    @Test
    void shouldRefuseWhatIsNoTokenAtAll() {
        assertThat(tokens.pageOf("")).isEmpty();
        assertThat(tokens.pageOf("*".repeat(43))).isEmpty();
        assertThat(tokens.pageOf(tokens.tokenOf(PAGE) + "AA")).isEmpty();
    }

    @Test
    void shouldRefuseATokenOfAnotherKey() {
        byte[] other = new byte[AnswerToken.KEY_BYTES];
        Arrays.fill(other, (byte) 1);

        assertThat(tokens.pageOf(new AnswerToken(other).tokenOf(PAGE))).isEmpty();
    }

    @Test
    void shouldKeepTheKeyOutOfTheMessage() {
        assertThatThrownBy(() -> AnswerToken.ofHex("hunter2"))
                .hasMessage("Expected an answer key of 64 hexadecimal digits, but it is something else.")
                .hasNoCause();
    }
}
