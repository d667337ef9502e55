package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.Fallback;
import dev.onus.registry.model.PolicyMatch;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnsweringTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, String> FALSE_POSITIVE =
            Map.of("outcome", "false-positive", "reason", "a planned test of the detector");

    @Test
    void shouldStopPagingWhenTheOwnerAcknowledges() {
        Scene scene = Scene.usual().open();

        scene.answer("ana", "acknowledge");

        assertThat(verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        assertThat(scene.after(MINUTE.multipliedBy(20)).paged()).isEmpty();
    }

    @Test
    void shouldRemindTheAcknowledgerAndThenMoveOnWhenTheLeaseEnds() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge");
        long version = scene.current().version();

        assertThat(scene.after(MINUTE.multipliedBy(25)).kinds()).containsExactly(TimelineKind.REMINDED);
        assertThat(scene.after(MINUTE.multipliedBy(5)).paged()).containsExactly("bo", "mo");
        assertThat(scene.kinds()).startsWith(TimelineKind.ACKNOWLEDGEMENT_EXPIRED, TimelineKind.ESCALATED);
        assertThat(scene.current().version()).isEqualTo(version + 1);
    }

    @Test
    void shouldExtendTheLeaseByProgressWithoutMovingTheVersion() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge").after(MINUTE.multipliedBy(20));
        long version = scene.current().version();

        scene.answer("ana", "acknowledge");

        assertThat(scene.current().version()).isEqualTo(version);
        assertThat(scene.after(MINUTE.multipliedBy(24)).kinds()).isEmpty();
    }

    @Test
    void shouldRefuseWhoHasNoRightAndChangeNothing() {
        Scene scene = Scene.usual().open();
        Progress before = scene.current().progress();

        scene.answer("cy", "acknowledge");

        assertThat(verdict(scene)).isEqualTo(Verdict.REFUSED);
        assertThat(scene.current().progress()).isEqualTo(before);
        assertThat(scene.kinds()).containsExactly(TimelineKind.REFUSED);
    }

    @Test
    void shouldSayWhatACaseCanDoWhenItIsAskedForMore() {
        Scene scene = Scene.usual().open();

        scene.answer("ana", "defenestrate");

        assertThat(verdict(scene)).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.last.getFirst().summary()).isEqualTo("Not applied (illegal): defenestrate by ana");
        assertThat(scene.last.getFirst().reason()).contains("acknowledge, decline or resolve", "'defenestrate'");
    }

    @Test
    void shouldHearWhoWasOnlyInformedAndStopNothing() {
        Organisation organisation = Organisation.usual()
                .withPolicy(
                        "usual",
                        1,
                        1,
                        PolicyMatch.EVERYTHING,
                        List.of(Policy.step(
                                MINUTE.multipliedBy(5), 0, List.of("owner"), List.of("team:platform"), List.of())),
                        Fallback.NONE);
        Scene scene = new Scene(
                        organisation,
                        Optional.of(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH)))
                .open();
        assertThat(scene.paged()).containsExactly("ana", "cy");

        scene.answer("cy", "acknowledge");

        assertThat(verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).containsExactly(TimelineKind.NOTE);
        assertThat(scene.last.getFirst().summary()).isEqualTo("cy was informed and answered: acknowledge");
        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.after(MINUTE.multipliedBy(5)).kinds()).contains(TimelineKind.EXHAUSTED);
    }

    @Test
    void shouldCallAnAnswerStaleThatLookedAtAnOlderVersion() {
        Scene scene = Scene.usual().open();
        long version = scene.current().version();
        scene.answer("ana", "acknowledge", OptionalLong.of(version), Map.of());

        scene.answer("ana", "decline", OptionalLong.of(version), Map.of());

        assertThat(verdict(scene)).isEqualTo(Verdict.STALE);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
    }

    @Test
    void shouldAcceptAnAnswerToAnEarlierStepsPageOfTheSameVersion() {
        Scene scene = Scene.usual().open();
        long seenByAna = scene.current().version();
        scene.after(MINUTE.multipliedBy(11));
        assertThat(scene.current().progress().step()).isEqualTo(2);

        scene.answer("ana", "acknowledge", OptionalLong.of(seenByAna), Map.of());

        assertThat(verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.withdrawn()).containsExactly("bo", "mo");
    }

    @Test
    void shouldGiveTheSameVerdictToTheSameAnswerAgain() {
        Scene scene = Scene.usual().open();
        Answer answer = Answers.of(new ResponseId("once"), "ana", "acknowledge", OptionalLong.of(1), Map.of());
        scene.input(new CaseInput.Answered(answer));
        Progress before = scene.current().progress();

        scene.input(new CaseInput.Answered(answer));

        assertThat(verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().progress()).isEqualTo(before);
    }

    @Test
    void shouldMoveOnAtOnceWhenTheOnlyPersonPagedDeclines() {
        Scene scene = Scene.usual().open();

        scene.answer("ana", "decline");

        assertThat(scene.paged()).containsExactly("bo", "mo");
        assertThat(scene.answer("bo", "decline").paged()).isEmpty();
        assertThat(scene.answer("mo", "decline").paged()).containsExactly("cy");
    }

    @Test
    void shouldCloseOnlyWithAnOutcomeAndAReason() {
        Scene scene = Scene.usual().open();

        assertThat(verdict(scene.answer("ana", "resolve"))).isEqualTo(Verdict.ILLEGAL);
        scene.answer("ana", "resolve", OptionalLong.empty(), FALSE_POSITIVE);

        assertThat(verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().isClosed()).isTrue();
        assertThat(scene.withdrawn()).containsExactly("ana");
        assertThat(scene.after(Duration.ofDays(89)).last).isEmpty();
        assertThat(scene.after(Duration.ofDays(1)).current().isForgotten()).isTrue();
    }

    @Test
    void shouldRetractAStepThatFiredAlthoughTheAnswerWasGivenInTime() {
        Scene scene = Scene.usual().open().after(MINUTE.multipliedBy(10));
        assertThat(scene.paged()).contains("bo", "mo");
        Instant inTime = scene.now.minusMillis(5);

        scene.lateAnswer("ana", "acknowledge", inTime, OptionalLong.of(1));

        assertThat(verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).startsWith(TimelineKind.RETRACTED, TimelineKind.PAGE_WITHDRAWN);
        assertThat(scene.withdrawn()).containsExactlyInAnyOrder("bo", "mo");
        assertThat(scene.kinds()).contains(TimelineKind.EFFECT_WITHDRAWN);
        assertThat(scene.current().progress().step()).isEqualTo(1);
    }

    @Test
    void shouldNotCallAnAnswerStaleBecauseOfTheExpiryThatItRetracts() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge");
        long seen = scene.current().version();
        scene.after(MINUTE.multipliedBy(30));
        Instant inTime = scene.now.minusMillis(1);

        scene.lateAnswer("ana", "acknowledge", inTime, OptionalLong.of(seen));

        assertThat(verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
    }

    @Test
    void shouldPageNobodyAfterTheSourceSaysThatItIsOverUntilTheResolveClockLapses() {
        Scene scene = Scene.usual().open().sourceSays(AlertStatus.RESOLVED);

        assertThat(scene.withdrawn()).containsExactly("ana");
        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.after(Duration.ofHours(23)).last).isEmpty();
        assertThat(scene.after(Duration.ofHours(1)).kinds()).contains(TimelineKind.CLOCK_LAPSED);
    }

    @Test
    void shouldStartANewEpisodeWhenTheSourceReportsItAgain() {
        Scene scene = Scene.usual().open();
        String firstPage = scene.current().progress().pages().getFirst().id().value();
        scene.sourceSays(AlertStatus.RESOLVED).alert(Severity.HIGH);

        assertThat(scene.current().episode()).isEqualTo(2);
        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().progress().pages().getFirst().id().value()).isNotEqualTo(firstPage);
    }

    @Test
    void shouldReopenAnAcknowledgedCaseWhenItGetsWorse() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge").alert(Severity.CRITICAL);

        assertThat(scene.kinds()).contains(TimelineKind.SEVERITY_RAISED, TimelineKind.REOPENED);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.paged()).containsExactly("ana");
    }

    @Test
    void shouldTakeThePausedAutomationBackWhenSomebodyAcknowledgesAndTheRestWhenItIsResolved() {
        Scene scene = Scene.usual().open().after(MINUTE.multipliedBy(20));
        assertThat(scene.current().progress().effects())
                .extracting(effect -> effect.action().word())
                .containsExactly("pause-automation", "block-identity");

        scene.answer("cy", "acknowledge");
        assertThat(scene.current().progress().effects())
                .extracting(effect -> effect.action().word())
                .containsExactly("block-identity");
        scene.answer("cy", "resolve", OptionalLong.empty(), FALSE_POSITIVE);

        assertThat(scene.kinds()).contains(TimelineKind.EFFECT_WITHDRAWN);
        assertThat(scene.current().progress().effects()).isEmpty();
    }

    private static Verdict verdict(Scene scene) {
        return scene.last.stream()
                .map(CaseEvent::detail)
                .filter(Detail.OfAnswer.class::isInstance)
                .map(Detail.OfAnswer.class::cast)
                .map(Detail.OfAnswer::verdict)
                .findFirst()
                .orElseThrow();
    }
}
