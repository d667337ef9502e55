package dev.onus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.PageId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MailTokenTest {
    private static final AnswerToken KEY = AnswerToken.ofHex("0f".repeat(AnswerToken.KEY_BYTES));
    private static final String PATTERN = "onus+{token}@example.org";
    private static final long SEED = 20261121;

    @Test
    void shouldComeBackFromAnAddressInWhateverCase() {
        Random random = new Random(SEED);
        for (int time = 0; time < 200; time++) {
            byte[] page = new byte[16];
            random.nextBytes(page);
            String token = KEY.tokenOf(new PageId(HexFormat.of().formatHex(page)));
            String address = MailToken.address(PATTERN, token).orElseThrow();

            assertThat(address).as("seed %d", SEED).isEqualTo(address.toLowerCase(Locale.ROOT));
            assertThat(MailToken.inAddresses("Onus <" + address.toUpperCase(Locale.ROOT) + ">, bo@example.org"))
                    .containsExactly(token);
        }
    }

    @Test
    void shouldComeBackFromTheThread() {
        String token = KEY.tokenOf(new PageId("0a".repeat(16)));

        assertThat(MailToken.inMessageIds(
                        "<one@example.org>\r\n " + MailToken.messageId(token, "example.org") + " <two@x>"))
                .containsExactly(token);
        assertThat(MailToken.inMessageIds("<one@example.org>")).isEmpty();
    }

    @Test
    void shouldLeaveAnAddressWithoutAPlaceAsItIs() {
        assertThat(MailToken.address("onus@example.org", KEY.tokenOf(new PageId("0a".repeat(16)))))
                .contains("onus@example.org");
    }

    @Test
    void shouldNotMakeAnAddressThatNoServerTakes() {
        assertThat(MailToken.isPossible("x".repeat(12) + "{token}@example.org")).isTrue();
        assertThat(MailToken.isPossible("x".repeat(13) + "{token}@example.org")).isFalse();
        assertThat(MailToken.address("x".repeat(13) + "{token}@example.org", KEY.tokenOf(new PageId("0a".repeat(16)))))
                .isEmpty();
    }

    @Test
    void shouldNotTakeOtherWordsForTokens() {
        assertThat(MailToken.inAddresses("onus+" + "a".repeat(51) + "@example.org"))
                .isEmpty();
        assertThat(MailToken.inAddresses("onus+" + "a".repeat(53) + "@example.org"))
                .isEmpty();
    }
}
