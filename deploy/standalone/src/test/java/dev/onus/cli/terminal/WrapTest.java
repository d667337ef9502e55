package dev.onus.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrapTest {
    @Test
    void shouldBreakBetweenWordsAndNeverInsideOne() {
        assertThat(Wrap.lines("one two three", 7)).containsExactly("one two", "three");
        assertThat(Wrap.lines("unbreakable", 3)).containsExactly("unbreakable");
        assertThat(Wrap.lines("", 10)).containsExactly("");
    }

    @Test
    void shouldCountOnlyWhatIsSeen() {
        String coloured = new Ink(true).strong("one") + " two";

        assertThat(Wrap.lines(coloured, 7)).containsExactly(coloured);
    }
}
