package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept is counted when it has come to rest, and for as many cases as there are. */
class StateSizeTest {
    private static final StateSize.Look ONE_CASE = new StateSize.Look(300, 20_000, 10_000);

    @Test
    void shouldAgreeWithALookThatDiffersByLittle() {
        assertThat(ONE_CASE.agreesWith(new StateSize.Look(301, 20_010, 10_001))).isTrue();
        assertThat(ONE_CASE.agreesWith(new StateSize.Look(310, 20_000, 10_000))).isFalse();
        assertThat(ONE_CASE.agreesWith(new StateSize.Look(300, 15_000, 10_000))).isFalse();
        assertThat(ONE_CASE.agreesWith(new StateSize.Look(300, 20_000, 12_000))).isFalse();
    }

    @Test
    void shouldCountWhatCameWithEachCase() {
        List<Figure> figures = StateSize.figures(new StateSize.Look(400, 170_000, 90_000), ONE_CASE, 200, 100);

        assertThat(figures).extracting(Figure::name).containsExactly("state-memory", "state-disk", "state-topics");
        assertThat(figures).extracting(figure -> figure.value().median()).containsExactly(400.0, 1_500.0, 800.0);
        assertThat(figures)
                .extracting(figure -> figure.reference().orElseThrow().median())
                .containsExactly(300.0, 100.0, 50.0);
    }
}
