package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ESC-1: what may happen to a case while it is snoozed. */
class SnoozedTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, String> TEN_MINUTES = Map.of("for", "PT10M");

    @Test
    void shouldLetAClockThatLapsesMeanwhilePageItsTargets() {
        Scene scene =
                Policy.usual().containWithin(MINUTE.multipliedBy(10)).scene().open();
        scene.answer("ana", "snooze", TEN_MINUTES);

        scene.after(MINUTE.multipliedBy(10));

        assertThat(scene.kinds()).contains(TimelineKind.SNOOZE_ENDED, TimelineKind.CLOCK_LAPSED);
        assertThat(scene.paged()).contains("mo");
    }

    @Test
    void shouldWakeWhenTheFindingGetsWorse() {
        Scene scene = Scene.usual().open().answer("ana", "snooze", TEN_MINUTES);

        scene.alert(Severity.CRITICAL);

        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().progress().deadline(DeadlineKind.SNOOZE)).isEmpty();
    }

    @Test
    void shouldBeTakenByWhoAcknowledgesMeanwhile() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge").answer("ana", "snooze", TEN_MINUTES);
        long version = scene.current().version();

        scene.answer("ana", "acknowledge");

        assertThat(scene.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        assertThat(scene.current().version()).isEqualTo(version + 1);
        assertThat(scene.current().progress().snooze()).isEmpty();
        assertThat(scene.after(MINUTE.multipliedBy(11)).kinds()).isEmpty();
    }

    @Test
    void shouldGoToTheNextStepWhenSomebodyAsksForItMeanwhile() {
        Scene scene = Scene.usual().open().answer("ana", "snooze", TEN_MINUTES);

        scene.answer("bo", "escalate");

        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.paged()).containsExactly("bo", "mo");
    }

    @Test
    void shouldGoToTheNextStepWhenWhoSnoozedItDeclines() {
        Scene scene = Scene.usual().open().answer("ana", "snooze", TEN_MINUTES);

        scene.answer("ana", "decline");

        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.paged()).containsExactly("bo", "mo");
        assertThat(scene.current().progress().deadline(DeadlineKind.SNOOZE)).isEmpty();
    }

    @Test
    void shouldSleepOnWhenSomebodyElseDeclines() {
        Scene scene = Scene.usual().open().answer("ana", "snooze", TEN_MINUTES);

        scene.answer("bo", "decline");

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.SNOOZED);
        assertThat(scene.paged()).isEmpty();
    }

    @Test
    void shouldEndWhenTheCaseIsResolvedOrTheSourceSaysThatItIsOver() {
        Scene resolved = Scene.usual().open().answer("ana", "snooze", TEN_MINUTES);
        resolved.answer("ana", "resolve", Map.of("outcome", "false-positive", "reason", "a test"));
        Scene over = Scene.usual().open().answer("ana", "acknowledge").answer("ana", "snooze", TEN_MINUTES);
        long version = over.current().version();
        over.sourceSays(AlertStatus.RESOLVED);

        assertThat(resolved.current().isClosed()).isTrue();
        assertThat(over.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        assertThat(over.current().version()).isEqualTo(version + 1);
        assertThat(over.after(Duration.ofHours(20)).last).isEmpty();
    }
}
