package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table says by a word whether a figure is what was wanted, and only of figures that are for comparison. */
class FigureTableTest {
    private static final Options MEASURED = Options.parse(List.of());

    @Test
    void shouldSayWhetherAValueIsReached() {
        assertThat(FigureTable.of(List.of(figure("burst", 999, "ms")), MEASURED))
                .contains("reached: <= 1,000 ms");
        assertThat(FigureTable.of(List.of(figure("burst", 1_001, "ms")), MEASURED))
                .contains("MISSED: <= 1,000 ms");
        assertThat(FigureTable.of(List.of(figure("who-may", 19_999, "answers/s")), MEASURED))
                .contains("MISSED: >= 20,000 answers/s");
    }

    @Test
    void shouldSayWhetherARatioIsReached() {
        Figure half = against("stream-throughput", 500, 1_000);
        Figure most = against("stream-throughput", 600, 1_000);

        assertThat(FigureTable.of(List.of(half), MEASURED)).contains("MISSED: ratio >= 0.6");
        assertThat(FigureTable.of(List.of(most), MEASURED)).contains("reached: ratio >= 0.6");
        assertThat(FigureTable.of(List.of(against("wake-up-cost", 4.5, 4.4)), MEASURED))
                .contains("reached: ratio <= 1.2");
    }

    @Test
    void shouldNotKnowARatioWithoutAReference() {
        assertThat(FigureTable.of(List.of(figure("intake", 20_000, "alerts/s")), MEASURED))
                .contains("unknown: ratio >= 1.0")
                .doesNotContain("reached");
    }

    @Test
    void shouldAskNothingOfWhatHasNoBound() {
        assertThat(FigureTable.of(List.of(figure("decode", 1, "alerts/s")), MEASURED))
                .doesNotContain("reached", "MISSED", "unknown");
    }

    @Test
    void shouldNotJudgeWhatIsNotForComparison() {
        for (Options options : List.of(Options.parse(List.of("--quick")), Options.parse(List.of("--cases", "10000")))) {
            assertThat(FigureTable.of(List.of(figure("burst", 1_001, "ms")), options))
                    .contains("<= 1,000 ms", "none is judged")
                    .doesNotContain("reached", "MISSED");
        }
    }

    private static Figure figure(String name, double value, String unit) {
        return new Figure(name, new Runs(List.of(value)), unit, Optional.empty(), "nothing");
    }

    private static Figure against(String name, double value, double reference) {
        return new Figure(name, new Runs(List.of(value)), "x", Optional.of(new Runs(List.of(reference))), "the other");
    }
}
