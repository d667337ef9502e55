package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilentSourceTest {
    private final Scene scene = Scene.usual().open(new Task(TaskScenes.silent()));

    @Test
    void shouldPageTheCatchAllAndGoOnUntilSomebodyAnswers() {
        assertThat(scene.current().kind()).isEqualTo(CaseKind.SILENT_SOURCE);
        assertThat(scene.paged()).containsExactly("adam");
        assertThat(scene.after(Duration.ofMinutes(30)).kinds()).contains(TimelineKind.EXHAUSTED);
    }

    @Test
    void shouldEndByTheRegistrysWordOnly() {
        scene.registry(TaskWords.FILLED, Map.of());
        assertThat(scene.verdict()).isEqualTo(Verdict.ILLEGAL);
        scene.registry(TaskWords.HEARD, Map.of("reason", "Source wiz was heard."));
        assertThat(scene.current().status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(scene.current().ending().orElseThrow().outcome()).isEqualTo(ResolveOutcome.CONDITION_ENDED);
        assertThat(scene.withdrawn()).containsExactly("adam");
        scene.registry(TaskWords.HEARD, Map.of());
        assertThat(scene.last).isEmpty();
    }

    @Test
    void shouldBeAnsweredLikeAnyCaseAndContainNothing() {
        scene.answer("adam", "acknowledge");
        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        scene.answer("adam", "resolve", Map.of("outcome", "contained", "reason", "seen"));
        assertThat(scene.verdict()).isEqualTo(Verdict.ILLEGAL);
        scene.answer("adam", "resolve", Map.of("outcome", "condition-ended", "reason", "It was retired."));
        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldNeedASourceAndATime() {
        assertThat(TaskReading.mistake(TaskScenes.silent(), Scene.START)).isEmpty();
        assertThat(TaskReading.mistake(TaskScenes.with(TaskScenes.silent(), TaskWords.SOURCE, ""), Scene.START))
                .hasValue("Expected source, but it is missing.");
        assertThat(TaskReading.mistake(
                        TaskScenes.with(TaskScenes.silent(), TaskWords.SILENT_SINCE, "long ago"), Scene.START))
                .hasValueSatisfying(mistake -> assertThat(mistake).contains("an instant"));
    }
}
