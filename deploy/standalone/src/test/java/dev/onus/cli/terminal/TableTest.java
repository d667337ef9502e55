package dev.onus.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    private final Ink plain = new Ink(false);

    @Test
    void shouldAlignColumnsByWhatAPersonSees() {
        Table table = new Table("NAME", "CITY").row("Inés", "Bogotá").row("Bartholomew", "Oslo");

        assertThat(table.render(plain)).isEqualTo("NAME         CITY\nInés         Bogotá\nBartholomew  Oslo");
    }

    @Test
    void shouldRefuseARowOfAnotherWidth() {
        assertThatThrownBy(() -> new Table("A", "B").row("1")).hasMessageContaining("Expected 2 cells");
    }

    @Test
    void shouldColourOnlyWhereColourIsSeen() {
        assertThat(plain.good("yes")).isEqualTo("yes");
        assertThat(new Ink(true).good("yes")).isEqualTo("\u001b[32myes\u001b[0m");
    }
}
