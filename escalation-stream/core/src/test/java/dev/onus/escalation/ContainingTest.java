package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.SlaClock;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OWN-14, design: ends. Containment ends the steps and its own clock; the resolve clock runs on. */
class ContainingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Map<String, String> OVERRIDE = Map.of("override", "true", "reason", "blocked at the edge");

    @Test
    void shouldBeIllegalWhileTheLatestObservationSaysActive() {
        Scene scene = Scene.usual().open();

        assertThat(scene.answer("ana", "contain", Map.of("reason", "done")).verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.said()).isEqualTo(Containing.STILL_ACTIVE);
        assertThat(scene.answer("ana", "contain", Map.of("override", "true")).verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("ana", "contain", Map.of("override", "true", "reason", " "))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void shouldLeaveTheExposureRunningWhenItIsOverridden() {
        Scene scene = Scene.usual().open().answer("ana", "contain", OVERRIDE);

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().exposure().overridden()).isTrue();
        assertThat(scene.current().exposure().endedAt()).isEmpty();
        assertThat(scene.last.getFirst().reason()).contains("still active");
    }

    @Test
    void shouldEndTheExposureWhenWhoeverContainsSawItInactive() {
        Scene scene = Scene.usual().open().after(MINUTE);

        scene.answer("ana", "contain", Map.of("credentialState", "inactive"));

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).startsWith(TimelineKind.CREDENTIAL_OBSERVED).contains(TimelineKind.CONTAINED);
        assertThat(scene.current().exposure().latest())
                .hasValue(new Observation(CredentialState.INACTIVE, "person:ana", scene.now));
        assertThat(scene.current().exposure().endedAt()).hasValue(scene.now);
        assertThat(scene.current().exposure().overridden()).isFalse();
        assertThat(scene.current().status()).isEqualTo(CaseStatus.CONTAINED);
    }

    @Test
    void shouldNeedNoOverrideWhileNobodyHasSeenItActive() {
        Scene scene = Scene.usual();
        scene.credential = CredentialState.UNKNOWN;

        assertThat(scene.open().answer("ana", "contain").verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().exposure().endedAt()).hasValue(scene.now);
    }

    @Test
    void shouldEndTheStepsAndTheContainClockAndLetTheOthersRun() {
        Scene scene = Policy.usual()
                .containWithin(HOUR)
                .decideWithin(HOUR.multipliedBy(2))
                .overdue(SlaClock.DECIDE, "team:platform")
                .scene()
                .open()
                .after(MINUTE.multipliedBy(11));
        long version = scene.current().version();

        scene.answer("bo", "contain", OVERRIDE);

        assertThat(scene.current().version()).isEqualTo(version + 1);
        assertThat(scene.withdrawn()).contains("ana", "bo", "mo");
        assertThat(scene.kinds()).contains(TimelineKind.EFFECT_WITHDRAWN);
        assertThat(scene.after(Duration.ofMinutes(108)).last).isEmpty();
        assertThat(scene.after(MINUTE).paged()).contains("cy");
        assertThat(scene.current().progress().deadline(DeadlineKind.RESOLVE)).isPresent();
    }

    @Test
    void shouldTakeBackThePagesOfTheContainClockAndOfStepsThatWaitedForIt() {
        Scene scene = Policy.usual()
                .lease(HOUR.multipliedBy(9))
                .containWithin(HOUR)
                .overdue(SlaClock.CONTAIN, "team:platform")
                .when(StepCondition.NOT_CONTAINED, MINUTE.multipliedBy(20), 0, "team:catch-all")
                .scene()
                .open();
        scene.answer("ana", "acknowledge").after(HOUR);
        assertThat(scene.paged()).contains("adam", "cy");

        scene.answer("ana", "contain", OVERRIDE);

        assertThat(scene.withdrawn()).contains("adam", "cy");
        assertThat(scene.after(HOUR.multipliedBy(5)).paged()).isEmpty();
    }

    @Test
    void shouldKeepTheHolderWithoutATimer() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge").answer("ana", "contain", OVERRIDE);

        assertThat(scene.current().progress().lease().orElseThrow().holder()).isEqualTo("ana");
        assertThat(scene.after(HOUR.multipliedBy(23)).last).isEmpty();
    }

    @Test
    void shouldStayContainedWhenTheHolderDeclines() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge").answer("ana", "contain", OVERRIDE);

        scene.answer("ana", "decline");

        assertThat(scene.current().status()).isEqualTo(CaseStatus.CONTAINED);
        assertThat(scene.current().progress().lease()).isEmpty();
        assertThat(scene.paged()).isEmpty();
    }

    @Test
    void shouldTakeBackWhatFiredBeforeTheContainmentWasRead() {
        Scene scene =
                Policy.usual().containWithin(MINUTE.multipliedBy(10)).scene().open();
        scene.after(MINUTE.multipliedBy(10));
        assertThat(scene.kinds()).contains(TimelineKind.CLOCK_LAPSED);
        assertThat(scene.paged()).contains("bo", "mo");

        scene.lateAnswer("ana", "contain", scene.now.minusMillis(1), OVERRIDE);

        assertThat(scene.last)
                .filteredOn(event -> event.kind() == TimelineKind.RETRACTED)
                .extracting(CaseEvent::summary)
                .hasSize(2)
                .anyMatch(words -> words.contains("contain of"))
                .anyMatch(words -> words.contains("acknowledge of"));
        assertThat(scene.withdrawn()).contains("ana", "bo", "mo");
        assertThat(scene.kinds()).contains(TimelineKind.EFFECT_WITHDRAWN);
        assertThat(scene.current().progress().deadline(DeadlineKind.CONTAIN)).isEmpty();
        assertThat(scene.current().status()).isEqualTo(CaseStatus.CONTAINED);
    }

    @Test
    void shouldNotBeUndoneByAnAcknowledgementThatIsReadLater() {
        Scene scene = Scene.usual().open().after(MINUTE.multipliedBy(10).plusSeconds(5));
        scene.answer("ana", "contain", OVERRIDE);

        scene.lateAnswer("ana", "acknowledge", Scene.START.plus(MINUTE.multipliedBy(9)), Map.of());

        assertThat(scene.current().status()).isEqualTo(CaseStatus.CONTAINED);
        assertThat(scene.after(HOUR).paged()).isEmpty();
    }

    @Test
    void shouldBeIllegalWhenContainedOrResolvedAlready() {
        Scene scene = Scene.usual().open().answer("ana", "contain", OVERRIDE);

        assertThat(scene.answer("ana", "contain", OVERRIDE).verdict()).isEqualTo(Verdict.ILLEGAL);
        scene.answer("ana", "resolve", Map.of("outcome", "contained", "reason", "rotated"));
        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.answer("ana", "contain", OVERRIDE).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(Scene.usual()
                        .open()
                        .answer("ana", "contain", Map.of("credentialState", "odd"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
    }

    @Test
    void shouldEndASnooze() {
        Scene scene = Scene.usual().open().answer("ana", "snooze", Map.of("for", "PT2H"));

        scene.answer("ana", "contain", OVERRIDE);

        assertThat(scene.current().progress().snooze()).isEmpty();
        assertThat(scene.after(HOUR.multipliedBy(3)).last).isEmpty();
        assertThat(scene.current().status()).isEqualTo(CaseStatus.CONTAINED);
    }

    @Test
    void shouldStartAgainWhenTheCredentialIsSeenActiveLater() {
        Scene scene = Policy.usual().containWithin(HOUR).scene();
        scene.credential = CredentialState.UNKNOWN;
        scene.open().answer("ana", "contain").after(MINUTE.multipliedBy(20));
        scene.credential = CredentialState.ACTIVE;

        scene.alert(Severity.HIGH);

        assertThat(scene.kinds()).contains(TimelineKind.REOPENED);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.current().episode()).isEqualTo(2);
        assertThat(scene.current().exposure().containedAt()).isEmpty();
        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().progress().deadline(DeadlineKind.CONTAIN))
                .hasValue(new Deadline(DeadlineKind.CONTAIN, Scene.START.plus(HOUR)));
    }

    @Test
    void shouldBePossibleAfterTheSourceSaysThatItIsOver() {
        Scene scene = Scene.usual().open().sourceSays(AlertStatus.RESOLVED);

        assertThat(scene.answer("ana", "contain", OVERRIDE).verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.after(HOUR.multipliedBy(23)).last).isEmpty();
        assertThat(scene.after(HOUR).kinds()).contains(TimelineKind.CLOCK_LAPSED);
    }
}
