package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A snooze pages nobody for a while, never outlasts a clock, and gives back what was left. */
class SnoozingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, String> TEN_MINUTES = Map.of("for", "PT10M");

    @Test
    void shouldPageNobodyUntilItEndsAndThenGoOnWithWhatWasLeftOfTheWindow() {
        Scene scene = Scene.usual().open().after(MINUTE.multipliedBy(2));
        String firstPage = scene.current().progress().pages().getFirst().id().value();

        scene.answer("ana", "snooze", TEN_MINUTES);

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).startsWith(TimelineKind.SNOOZED);
        assertThat(scene.withdrawn()).containsExactly("ana");
        assertThat(scene.current().status()).isEqualTo(CaseStatus.SNOOZED);
        assertThat(scene.after(MINUTE.multipliedBy(10).minusSeconds(1)).last).isEmpty();
        scene.after(Duration.ofSeconds(1));
        assertThat(scene.kinds()).startsWith(TimelineKind.SNOOZE_ENDED);
        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.current().progress().pages().getLast().id().value()).isNotEqualTo(firstPage);
        assertThat(scene.current().progress().deadline(DeadlineKind.ACKNOWLEDGE))
                .hasValue(new Deadline(DeadlineKind.ACKNOWLEDGE, scene.now.plus(MINUTE.multipliedBy(3))));
    }

    @Test
    void shouldMoveTheVersionWhenItBeginsAndWhenItEnds() {
        Scene scene = Scene.usual().open();
        long version = scene.current().version();

        assertThat(scene.answer("ana", "snooze", TEN_MINUTES).current().version())
                .isEqualTo(version + 1);
        assertThat(scene.after(MINUTE.multipliedBy(10)).current().version()).isEqualTo(version + 2);
    }

    @Test
    void shouldGiveTheHolderBackWhatWasLeftOfTheLeaseAndSaySo() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge", Map.of("intent", "rotate")).after(MINUTE.multipliedBy(10));

        scene.answer("bo", "snooze", TEN_MINUTES).after(MINUTE.multipliedBy(10));

        Lease lease = scene.current().progress().lease().orElseThrow();
        assertThat(scene.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        assertThat(lease.holder()).isEqualTo("ana");
        assertThat(lease.intent()).hasValue("rotate");
        assertThat(lease.expiresAt()).isEqualTo(scene.now.plus(MINUTE.multipliedBy(20)));
        assertThat(scene.kinds()).containsExactly(TimelineKind.SNOOZE_ENDED, TimelineKind.REMINDED);
        assertThat(scene.after(MINUTE.multipliedBy(20)).kinds()).contains(TimelineKind.ACKNOWLEDGEMENT_EXPIRED);
    }

    @Test
    void shouldNotOutlastTheEarliestClockAndSayTheLimit() {
        Scene scene = Policy.usual()
                .containWithin(MINUTE.multipliedBy(30))
                .decideWithin(MINUTE.multipliedBy(20))
                .scene()
                .open();

        scene.answer("ana", "snooze", Map.of("until", "2026-03-02T03:32:00.001Z"));
        assertThat(scene.verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.said()).contains("2026-03-02 03:32:00 UTC", "decide");

        scene.answer("ana", "snooze", Map.of("until", "2026-03-02T03:32:00Z"));
        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldNotBeLongerThanAWeek() {
        Scene scene = Policy.usual().resolveWithin(Duration.ofDays(30)).scene().open();

        assertThat(scene.answer("ana", "snooze", Map.of("for", "P7DT1S")).verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.said()).contains("7 days");
        assertThat(scene.answer("ana", "snooze", Map.of("for", "P7D")).verdict())
                .isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldSayWhatATimeLooksLikeWhenItIsNone() {
        Scene scene = Scene.usual().open();

        for (Map<String, String> wrong : List.of(
                Map.<String, String>of(),
                Map.of("for", "ten minutes"),
                Map.of("until", "tomorrow"),
                Map.of("for", "P9999999999999999D"),
                Map.of("for", "PT10M", "until", "2026-03-02T03:32:00Z"))) {
            assertThat(scene.answer("ana", "snooze", wrong).verdict()).isEqualTo(Verdict.ILLEGAL);
            assertThat(scene.said()).contains("PT30M");
        }
        for (Map<String, String> past :
                List.of(Map.of("for", "PT0S"), Map.of("for", "-PT5M"), Map.of("until", "2026-03-02T03:12:00Z"))) {
            assertThat(scene.answer("ana", "snooze", past).verdict()).isEqualTo(Verdict.ILLEGAL);
        }
    }

    @Test
    void shouldBeIllegalWhileSnoozedContainedOverFollowingOrResolved() {
        Scene snoozed = Scene.usual().open().answer("ana", "snooze", TEN_MINUTES);
        Scene contained = Scene.usual()
                .open()
                .answer("ana", "contain", Map.of("override", "true", "reason", "blocked at the edge"));
        Scene over = Scene.usual().open().sourceSays(AlertStatus.RESOLVED);
        Scene following = Scene.usual().open().input(new CaseInput.Linked(new CaseId("elder")));
        Scene resolved =
                Scene.usual().open().answer("ana", "resolve", Map.of("outcome", "false-positive", "reason", "a test"));

        for (Scene scene : List.of(snoozed, contained, over, following, resolved)) {
            CaseStatus before = scene.current().status();
            assertThat(scene.answer("ana", "snooze", TEN_MINUTES).verdict()).isEqualTo(Verdict.ILLEGAL);
            assertThat(scene.current().status()).isEqualTo(before);
        }
    }

    @Test
    void shouldJudgeAnAnswerGivenBeforeItsEndAsIfItHadNotEnded() {
        Scene scene = Scene.usual().open().answer("ana", "snooze", TEN_MINUTES);
        OptionalLong seen = OptionalLong.of(scene.current().version());
        scene.after(MINUTE.multipliedBy(10));
        assertThat(scene.paged()).containsExactly("ana");
        Instant inTime = scene.now.minusMillis(1);

        scene.lateAnswer("bo", "acknowledge", inTime, seen);

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).startsWith(TimelineKind.RETRACTED, TimelineKind.PAGE_WITHDRAWN);
        assertThat(scene.withdrawn()).containsExactly("ana");
        assertThat(scene.current().progress().lease().orElseThrow().holder()).isEqualTo("bo");
    }

    @Test
    void shouldTakeBackTheStepThatFiredBeforeTheSnoozeWasRead() {
        Scene scene = Scene.usual().open().after(MINUTE.multipliedBy(10));
        assertThat(scene.paged()).contains("bo", "mo");

        scene.lateAnswer("ana", "snooze", scene.now.minusMillis(5), Map.of("for", "PT10M"));

        assertThat(scene.kinds()).startsWith(TimelineKind.RETRACTED);
        assertThat(scene.withdrawn()).contains("bo", "mo");
        assertThat(scene.current().status()).isEqualTo(CaseStatus.SNOOZED);
        assertThat(scene.current().progress().snooze().orElseThrow().left()).hasValue(Duration.ofMillis(5));
    }

    @Test
    void shouldStartAtStepOneWhenTheOwnerChangedMeanwhile() {
        Scene scene = Scene.usual().open().after(MINUTE.multipliedBy(11));
        scene.answer("ana", "snooze", TEN_MINUTES);
        scene.identity =
                scene.identity.map(it -> Organisation.identity(Scene.KEY, "platform", "secops", it.criticality()));

        assertThat(scene.input(new CaseInput.OwnershipChanged()).paged()).isEmpty();
        assertThat(scene.after(MINUTE.multipliedBy(10)).paged()).containsExactly("cy");
        assertThat(scene.current().progress().step()).isEqualTo(1);
    }

    @Test
    void shouldTakeUpTheCatchAllWhereItWas() {
        Scene scene = Scene.usual().open().after(MINUTE.multipliedBy(20));
        assertThat(scene.current().progress().exhausted()).isTrue();

        scene.answer("cy", "snooze", TEN_MINUTES);

        assertThat(scene.withdrawn()).contains("cy");
        assertThat(scene.after(MINUTE.multipliedBy(10)).paged()).containsExactly("adam");
    }

    @Test
    void shouldGoOnWaitingForWorkingHoursWhenItEndsBeforeThem() {
        Scene scene = deferred();
        assertThat(scene.open().paged()).isEmpty();
        Instant opens = scene.current()
                .progress()
                .deadline(DeadlineKind.WORKING_HOURS)
                .orElseThrow()
                .dueAt();

        scene.answer("ana", "snooze", TEN_MINUTES).after(MINUTE.multipliedBy(10));

        assertThat(scene.paged()).isEmpty();
        assertThat(scene.current().progress().deadline(DeadlineKind.WORKING_HOURS))
                .hasValue(new Deadline(DeadlineKind.WORKING_HOURS, opens));
    }

    @Test
    void shouldPageAtOnceWhenTheWorkingHoursBeganMeanwhile() {
        Scene scene = deferred().open();
        scene.answer("ana", "snooze", Map.of("for", "PT16H"));

        assertThat(scene.after(Duration.ofHours(15)).paged()).isEmpty();
        assertThat(scene.after(Duration.ofHours(1)).paged()).containsExactly("ana");
    }

    /** A case of low urgency about a credential that is known to be dead, at night. */
    private static Scene deferred() {
        Scene scene = Policy.usual().urgency(Urgency.LOW).scene();
        scene.credential = CredentialState.INACTIVE;
        return scene;
    }
}
