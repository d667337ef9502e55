package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void shouldTakeTheMedianOfTheRuns() {
        assertThat(new Runs(List.of(5.0, 1.0, 3.0)).median()).isEqualTo(3);
        assertThat(new Runs(List.of(4.0, 1.0, 3.0, 9.0)).median()).isEqualTo(3.5);
        assertThat(new Runs(List.of(4.0, 1.0)).highest()).isEqualTo(4);
        assertThatThrownBy(() -> new Runs(List.of())).hasMessageStartingWith("Expected");
    }

    @Test
    void shouldSayTheRatioOrNullWhereThereIsNoReference() {
        Runs value = new Runs(List.of(3_000.0));
        Figure measured = new Figure("intake", value, "alerts/s", Optional.of(new Runs(List.of(1_000.0))), "other");
        assertThat(measured.json())
                .containsEntry("name", "intake")
                .containsEntry("value", 3_000.0)
                .containsEntry("unit", "alerts/s")
                .containsEntry("reference", 1_000.0)
                .containsEntry("referenceName", "other")
                .containsEntry("ratio", 3.0);
        assertThat(new Figure("intake", value, "alerts/s", Optional.empty(), "other").json())
                .containsEntry("reference", null)
                .containsEntry("ratio", null);
    }

    @Test
    void shouldSayNoRatioToNothing() {
        Runs nothing = new Runs(List.of(0.0));
        assertThat(new Figure("idle-cost", nothing, "tx/min", Optional.of(nothing), "empty").json())
                .containsEntry("reference", 0.0)
                .containsEntry("ratio", null);
    }

    @Test
    void shouldReadTheCommandLine() {
        Options options = Options.parse(List.of("intake", "--quick", "--json", "out.json"));
        assertThat(options.wants("intake")).isTrue();
        assertThat(options.wants("decode")).isFalse();
        assertThat(options.quick()).isTrue();
        assertThat(options.json()).isPresent();
        assertThat(Options.parse(List.of()).wants("decode")).isTrue();
        assertThat(Options.parse(List.of("--chart", "growth")).chart()).contains(Path.of("growth"));
        assertThatThrownBy(() -> Options.parse(List.of("--fast"))).hasMessageContaining("--fast");
    }
}
