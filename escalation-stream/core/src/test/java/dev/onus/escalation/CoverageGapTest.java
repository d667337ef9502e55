package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageGapTest {
    private final Scene gap = TaskScenes.open(TaskScenes.gap());

    @Test
    void shouldAskTheManagerAndThenThoseWhoAreNamedForIt() {
        assertThat(gap.paged()).containsExactly("mo");
        assertThat(gap.after(Duration.ofDays(1)).paged()).containsExactly("cy");
        assertThat(gap.after(Duration.ofDays(1)).paged()).startsWith("adam");
    }

    @Test
    void shouldTakeOrdinaryAnswers() {
        assertThat(gap.answer("mo", "acknowledge").verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(gap.answer("mo", "note").verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(gap.answer("mo", "snooze", Map.of("for", "PT2H")).verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(gap.answer("mo", "resolve", Map.of("outcome", "false-positive", "reason", "a holiday"))
                        .verdict())
                .isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldHaveNothingToContain() {
        assertThat(gap.answer("mo", "contain").verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(gap.answer("mo", "resolve", Map.of("outcome", "contained", "reason", "x"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
    }

    @Test
    void shouldEndWhenTheRegistrySeesItFilled() {
        gap.registry("filled", Map.of("reason", "cy is on call then."));

        assertThat(gap.kinds()).containsExactly(TimelineKind.RESOLVED, TimelineKind.PAGE_WITHDRAWN);
        assertThat(gap.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(gap.current().ending().orElseThrow().outcome()).isEqualTo(ResolveOutcome.CONDITION_ENDED);
        assertThat(gap.registry("filled", Map.of()).last).isEmpty();
    }

    @Test
    void shouldPageThoseWhoAreNamedForItWhenTheGapBegins() {
        gap.answer("mo", "snooze", Map.of("for", "P4D"));
        gap.after(Duration.ofDays(4).plusHours(1));
        gap.answer("mo", "acknowledge");

        gap.after(Duration.ofHours(23).minusSeconds(1));
        assertThat(gap.paged()).isEmpty();
        gap.after(Duration.ofSeconds(1));

        assertThat(gap.kinds()).contains(TimelineKind.CLOCK_LAPSED);
        assertThat(gap.paged()).contains("mo", "cy");
        assertThat(gap.current().status()).isNotEqualTo(CaseStatus.RESOLVED);
    }

    @Test
    void shouldGiveEveryOpeningACaseOfItsOwn() {
        Task again = new Task(TaskScenes.with(TaskScenes.gap(), "opening", "2"));

        assertThat(again.caseId()).isNotEqualTo(gap.current().id());
        assertThat(again.foldKey()).isEqualTo(gap.current().foldKey());
    }
}
