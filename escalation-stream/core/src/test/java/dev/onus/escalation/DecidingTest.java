package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.SlaClock;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CDR-7, CDR-8: a decision is recorded with who, right, what, when and why, and ends what waited for it. */
class DecidingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, String> REVOKE =
            Map.of("decision", "contain", "choice", "revoke", "reason", "used from a hostile address");

    @Test
    void shouldRecordWhoDecidedWhatUnderWhichRightWhenAndWhy() {
        Scene scene = Scene.usual().open();
        long version = scene.current().version();

        scene.answer("bo", "decide", REVOKE);

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).containsExactly(TimelineKind.DECIDED);
        assertThat(scene.current().version()).isEqualTo(version + 1);
        assertThat(scene.current().handling().decisions())
                .containsExactly(new Decided(
                        "contain",
                        "revoke",
                        "person:bo",
                        "member of the backup team:secops",
                        "used from a hostile address",
                        scene.now));
    }

    @Test
    void shouldStopNoStep() {
        Scene scene = Scene.usual().open().answer("ana", "decide", REVOKE);

        assertThat(scene.after(MINUTE.multipliedBy(10)).paged()).contains("bo", "mo");
    }

    @Test
    void shouldEndTheDecideClockAndTheStepsThatWaitedForIt() {
        Scene scene = Policy.usual()
                .lease(Duration.ofHours(9))
                .decideWithin(MINUTE.multipliedBy(30))
                .overdue(SlaClock.DECIDE, "team:platform")
                .when(StepCondition.NOT_DECIDED, MINUTE.multipliedBy(20), 0, "team:catch-all")
                .scene()
                .open();
        scene.answer("ana", "acknowledge").after(MINUTE.multipliedBy(30));
        assertThat(scene.paged()).contains("adam", "cy");

        scene.answer("ana", "decide", REVOKE);

        assertThat(scene.withdrawn()).containsExactlyInAnyOrder("adam", "ana", "cy");
        assertThat(scene.current().progress().deadline(DeadlineKind.DECIDE)).isEmpty();
        assertThat(scene.after(Duration.ofHours(2)).paged()).isEmpty();
    }

    @Test
    void shouldTakeTheClockBackThatLapsedBeforeTheDecisionWasRead() {
        Scene scene = Policy.usual()
                .lease(Duration.ofHours(9))
                .decideWithin(MINUTE.multipliedBy(30))
                .overdue(SlaClock.DECIDE, "team:platform")
                .scene()
                .open();
        scene.answer("ana", "acknowledge").after(MINUTE.multipliedBy(31));

        scene.lateAnswer("ana", "decide", Scene.START.plus(MINUTE.multipliedBy(29)), REVOKE);

        assertThat(scene.kinds()).startsWith(TimelineKind.RETRACTED);
        assertThat(scene.withdrawn()).containsExactlyInAnyOrder("ana", "cy");
        assertThat(scene.current().progress().lease().orElseThrow().holder()).isEqualTo("ana");
    }

    @Test
    void shouldExtendTheLeaseOfTheHolder() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge").after(MINUTE.multipliedBy(20));

        scene.answer("ana", "decide", REVOKE);

        assertThat(scene.current().progress().lease().orElseThrow().expiresAt())
                .isEqualTo(scene.now.plus(MINUTE.multipliedBy(30)));
        assertThat(scene.after(MINUTE.multipliedBy(24)).kinds()).isEmpty();
    }

    @Test
    void shouldGiveTheHolderTheLeaseBackThatEndedBeforeTheDecisionWasRead() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge").after(MINUTE.multipliedBy(30));
        assertThat(scene.paged()).contains("bo", "mo");
        Instant inTime = scene.now.minusMillis(1);

        scene.lateAnswer("ana", "decide", inTime, REVOKE);

        assertThat(scene.kinds()).contains(TimelineKind.DECIDED, TimelineKind.RETRACTED);
        assertThat(scene.current().progress().lease().orElseThrow().holder()).isEqualTo("ana");
        assertThat(scene.withdrawn()).contains("bo", "mo");
    }

    @Test
    void shouldNotBeTakenOnAResolvedCase() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "resolve", Map.of("outcome", "false-positive", "reason", "a test"));

        assertThat(scene.answer("ana", "decide", REVOKE).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.current().handling().decisions()).isEmpty();
    }

    @Test
    void shouldSayWhatIsMissing() {
        Scene scene = Scene.usual().open();

        assertThat(scene.answer("ana", "decide", Map.of("decision", "contain", "choice", "revoke"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("ana", "decide", Map.of("decision", "contain", "reason", "r"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("ana", "decide", Map.of("choice", "revoke", "reason", "r"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("cy", "decide", REVOKE).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(scene.current().handling().decisions()).isEmpty();
    }
}
