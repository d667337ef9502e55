package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.SlaClock;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ESC-1, ESC-8: clocks with targets of their own; what is not urgent waits for working hours. */
class ClocksTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void shouldTellTheTargetsOfTheContainClockAfterTheAcknowledger() {
        Scene scene = Policy.usual()
                .lease(Duration.ofHours(3))
                .containWithin(HOUR)
                .overdue(SlaClock.CONTAIN, "team:platform")
                .scene();

        scene.open().answer("ana", "acknowledge").after(HOUR);

        assertThat(scene.paged()).containsExactly("ana", "cy");
        assertThat(scene.kinds()).contains(TimelineKind.CLOCK_LAPSED);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
    }

    @Test
    void shouldGiveEachClockItsOwnTargets() {
        Scene scene = Policy.usual()
                .lease(Duration.ofHours(9))
                .containWithin(HOUR)
                .decideWithin(HOUR.multipliedBy(2))
                .overdue(SlaClock.CONTAIN, "team:platform")
                .overdue(SlaClock.DECIDE, "manager")
                .scene();
        scene.open().answer("ana", "acknowledge");

        assertThat(scene.after(HOUR).paged()).contains("cy").doesNotContain("mo");
        scene.after(HOUR);

        assertThat(scene.log)
                .filteredOn(event -> event.kind() == TimelineKind.CLOCK_LAPSED)
                .extracting(CaseEvent::summary)
                .anyMatch(words -> words.startsWith("A decision is overdue"));
        assertThat(scene.paged()).contains("mo");
    }

    @Test
    void shouldSayWhichTargetOfAClockLedToNobodyAlsoWhenSomebodyElseWasTold() {
        Scene scene = Policy.usual()
                .lease(Duration.ofHours(9))
                .containWithin(Duration.ofHours(1))
                .overdue(SlaClock.CONTAIN, "service-owner")
                .scene()
                .open()
                .answer("ana", "acknowledge");

        scene.after(Duration.ofHours(1));

        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.last)
                .anyMatch(event -> event.kind() == TimelineKind.PAGE_SKIPPED
                        && event.summary().contains("service-owner"));
    }

    @Test
    void shouldSayAnOverdueClockAgainUntilWhatItWaitsForHasHappened() {
        Scene scene = Policy.usual()
                .lease(Duration.ofHours(9))
                .containWithin(HOUR)
                .overdue(SlaClock.CONTAIN, "team:platform")
                .scene();
        scene.open().answer("ana", "acknowledge").after(HOUR);

        assertThat(scene.after(HOUR).paged()).containsExactly("ana", "cy");
    }

    @Test
    void shouldNotResetTheClocksWhenThePolicyChanges() {
        Scene scene = Policy.usual().containWithin(HOUR).scene().open();
        Clocks before = scene.current().clocks();
        scene.organisation.withPolicy(
                "usual",
                Policy.usual().containWithin(MINUTE).resolveWithin(MINUTE).build());

        scene.after(MINUTE.multipliedBy(2)).input(new CaseInput.ReEvaluated());

        assertThat(scene.current().standing().policyVersion()).isEqualTo(3);
        assertThat(scene.current().clocks()).isEqualTo(before);
        assertThat(scene.current().progress().deadline(DeadlineKind.CONTAIN)).isPresent();
    }

    @Test
    void shouldStartAClockThatAnotherPolicyBringsFromTheOpening() {
        Scene scene = Policy.usual().scene().open();
        scene.organisation.withPolicy("usual", Policy.usual().decideWithin(HOUR).build());

        scene.after(MINUTE).input(new CaseInput.ReEvaluated());

        assertThat(scene.current().clocks().decideBy()).hasValue(Scene.START.plus(HOUR));
        assertThat(scene.current().progress().deadline(DeadlineKind.DECIDE))
                .hasValue(new Deadline(DeadlineKind.DECIDE, Scene.START.plus(HOUR)));
    }

    @Test
    void shouldCountWhatAnotherPolicyBringsToAReopenedCaseFromWhenItBeganAnew() {
        Scene scene = Policy.usual().scene().open();
        scene.answer("ana", "resolve", Map.of("outcome", "false-positive", "reason", "a test"));
        scene.after(HOUR.multipliedBy(9));
        scene.answer("ana", "reopen");
        scene.organisation.withPolicy(
                "usual",
                Policy.usual()
                        .containWithin(HOUR)
                        .when(StepCondition.NOT_RESOLVED, HOUR.multipliedBy(2), 0, "team:platform")
                        .build());

        scene.input(new CaseInput.ReEvaluated());

        assertThat(scene.current().clocks().containBy()).contains(scene.now.plus(HOUR));
        assertThat(scene.current()
                        .progress()
                        .deadline(DeadlineKind.CONDITION)
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(scene.now.plus(HOUR.multipliedBy(2)));
    }

    @Test
    void shouldLeaveOnePageAPersonHoweverOftenAClockIsSaidAgain() {
        Scene scene = Policy.usual()
                .lease(HOUR.multipliedBy(9))
                .containWithin(HOUR)
                .overdue(SlaClock.CONTAIN, "team:platform")
                .scene()
                .open()
                .answer("ana", "acknowledge");

        scene.after(HOUR.multipliedBy(5));

        assertThat(scene.current().progress().pages())
                .filteredOn(page -> page.person().equals("cy"))
                .hasSize(1);
        assertThat(scene.log)
                .filteredOn(event -> event.reason().equals("They are asked again."))
                .isNotEmpty();
    }

    @Test
    void shouldPageTheCatchAllAtOnceWhenNoChannelReachedTheTargetsOfAClock() {
        Scene scene = Policy.usual()
                .lease(Duration.ofHours(3))
                .containWithin(HOUR)
                .overdue(SlaClock.CONTAIN, "team:platform")
                .scene();
        scene.open().answer("ana", "acknowledge").after(HOUR);

        scene.delivered("cy", false);
        assertThat(scene.paged()).isEmpty();
        scene.delivered("ana", false);

        assertThat(scene.paged()).containsExactly("adam");
    }

    @Test
    void shouldSayOnThePageWhatItIsAboutBeforeWhyItIsThisPerson() {
        Scene scene = Policy.usual()
                .lease(Duration.ofHours(3))
                .containWithin(HOUR)
                .overdue(SlaClock.CONTAIN, "manager")
                .scene();

        scene.open().answer("ana", "acknowledge").after(HOUR);

        assertThat(scene.current().progress().pages())
                .filteredOn(page -> page.step().equals("contain"))
                .extracting(Page::reason)
                .allMatch(reason -> reason.startsWith("Containment is overdue. "))
                .anyMatch(reason -> reason.contains("mo"));
    }
}
