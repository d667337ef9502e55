package dev.onus.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u2028b", "a \u0000\u001b b", "a\u202e\u2066b", "  a \t\n b "})
    void shouldMakeOneHarmlessLine(String text) {
        assertThat(Clip.oneLine(text)).isEqualTo("a b");
    }

    @Test
    void shouldLeaveOtherScriptsAndJoinedEmojiAlone() {
        assertThat(Clip.oneLine("ключ 鍵 👩‍🚒")).isEqualTo("ключ 鍵 👩‍🚒");
    }

    @Test
    void shouldCutOnlyWhatIsTooLong() {
        assertThat(Clip.characters("abcde", 5)).isEqualTo("abcde");
        assertThat(Clip.characters("abcdef", 5)).isEqualTo("abcd…");
        assertThat(Clip.utf8("äää", 6)).isEqualTo("äää");
        assertThat(Clip.utf8("ääää", 7)).isEqualTo("ää…");
    }

    @Test
    void shouldNeverCutWithinACharacter() {
        assertThat(Clip.characters("👍👍👍", 4)).isEqualTo("👍…");
        String cut = Clip.utf8("👍".repeat(2000), 4096);
        assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isBetween(4090, 4096);
        assertThat(cut).matches("(👍)+…");
    }
}
