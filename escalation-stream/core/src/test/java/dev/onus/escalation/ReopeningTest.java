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
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OWN-10, OWN-14: what is closed or contained starts again, with its whole history. */
class ReopeningTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Map<String, String> OVERRIDE = Map.of("override", "true", "reason", "blocked at the edge");
    private static final Map<String, String> FALSE_POSITIVE = Map.of("outcome", "false-positive", "reason", "a test");

    @Test
    void shouldStartAgainAtStepOneWithNewClocks() {
        Scene scene = Policy.usual()
                .containWithin(HOUR)
                .when(StepCondition.NOT_CONTAINED, MINUTE.multipliedBy(20), 0, "team:catch-all")
                .scene()
                .open();
        String firstPage = scene.current().progress().pages().getFirst().id().value();
        scene.answer("ana", "resolve", FALSE_POSITIVE).after(Duration.ofDays(3));
        long version = scene.current().version();

        scene.answer("bo", "reopen", Map.of("reason", "seen again"));

        Case now = scene.current();
        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).contains(TimelineKind.REOPENED);
        assertThat(scene.paged()).containsExactly("ana");
        assertThat(now.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(now.episode()).isEqualTo(2);
        assertThat(now.version()).isEqualTo(version + 1);
        assertThat(now.ending()).isEmpty();
        assertThat(now.clocks().containBy()).hasValue(scene.now.plus(HOUR));
        assertThat(now.clocks().resolveBy()).isEqualTo(scene.now.plus(HOUR.multipliedBy(24)));
        assertThat(now.progress().pages().getFirst().id().value()).isNotEqualTo(firstPage);
        scene.answer("ana", "acknowledge");
        assertThat(scene.after(MINUTE.multipliedBy(20)).paged()).containsExactly("adam");
    }

    @Test
    void shouldReopenAContainedCaseAndLetItsClockGoOn() {
        Scene scene = Policy.usual().containWithin(HOUR).scene().open().answer("ana", "contain", OVERRIDE);

        scene.after(MINUTE.multipliedBy(30)).answer("ana", "reopen");

        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.current().exposure().containedAt()).isEmpty();
        assertThat(scene.current().progress().deadline(DeadlineKind.CONTAIN))
                .hasValue(new Deadline(DeadlineKind.CONTAIN, Scene.START.plus(HOUR)));
    }

    @Test
    void shouldSayAgainWhatHadRunOutBeforeItWasContained() {
        Scene scene = Policy.usual()
                .lease(HOUR.multipliedBy(9))
                .containWithin(HOUR)
                .overdue(SlaClock.CONTAIN, "manager")
                .scene()
                .open()
                .answer("ana", "acknowledge")
                .after(HOUR);
        assertThat(scene.paged()).contains("mo");
        scene.after(MINUTE);
        scene.answer("ana", "contain", OVERRIDE).answer("ana", "reopen").answer("ana", "acknowledge");

        scene.after(HOUR);

        assertThat(scene.kinds()).contains(TimelineKind.CLOCK_LAPSED);
        assertThat(scene.paged()).contains("mo");
    }

    @Test
    void shouldReopenWhatTheSourceCalledOver() {
        Scene scene = Scene.usual().open().sourceSays(AlertStatus.RESOLVED);

        assertThat(scene.answer("ana", "reopen").paged()).containsExactly("ana");
        assertThat(scene.current().sourceResolvedAt()).isEmpty();
    }

    @Test
    void shouldBeIllegalWhileTheCaseIsOpen() {
        Scene scene = Scene.usual().open();

        assertThat(scene.answer("ana", "reopen").verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.current().episode()).isEqualTo(1);
    }

    @Test
    void shouldReopenAnAcceptedRiskWhenItsTimeIsOver() {
        Scene scene = Scene.usual().open();
        Instant expiry = scene.now.plus(Duration.ofDays(30));
        scene.answer(
                "ana",
                "resolve",
                Map.of("outcome", "risk-accepted", "reason", "retired soon", "expiresAt", expiry.toString()));
        assertThat(scene.current().isClosed()).isTrue();
        assertThat(scene.after(Duration.ofDays(30).minusSeconds(1)).last).isEmpty();

        scene.after(Duration.ofSeconds(1));

        assertThat(scene.kinds()).contains(TimelineKind.REOPENED);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().clocks().resolveBy()).isEqualTo(expiry.plus(HOUR.multipliedBy(24)));
    }

    @Test
    void shouldReopenAClosedContainedCaseWhenItsCredentialIsUsedAgain() {
        Scene scene = Scene.usual().open().answer("ana", "contain", OVERRIDE);
        scene.answer("ana", "decide", Map.of("decision", "contain", "choice", "block", "reason", "r"));
        scene.answer("ana", "resolve", Map.of("outcome", "contained", "reason", "rotated"))
                .after(HOUR);

        scene.input(new CaseInput.CameBack(scene.current().alert()));

        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.current().episode()).isEqualTo(2);
        assertThat(scene.current().alerts()).isEqualTo(2);
        assertThat(scene.current().handling().decisions()).hasSize(1);
        assertThat(scene.current().exposure().endedAt()).isEmpty();
        assertThat(scene.paged()).containsExactly("ana");
    }

    @Test
    void shouldKeepTheDisputeAndItsPageWhenTheCaseStartsAgain() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge");
        scene.answer("ana", "dispute", Map.of("owner", "platform", "reason", "theirs"));

        scene.alert(Severity.CRITICAL);

        assertThat(scene.current().episode()).isEqualTo(2);
        assertThat(scene.withdrawn()).doesNotContain("adam");
        assertThat(scene.current().progress().dispute()).isPresent();
        assertThat(scene.current().progress().deadline(DeadlineKind.DISPUTE)).isPresent();
    }

    @Test
    void shouldDropTheOfferWhenTheCaseStartsAgain() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge");
        scene.answer("ana", "reassign", Map.of("to", "person:cy")).alert(Severity.CRITICAL);

        assertThat(scene.withdrawn()).contains("cy");
        assertThat(scene.current().progress().offer()).isEmpty();
        assertThat(scene.current().progress().deadline(DeadlineKind.OFFER)).isEmpty();
    }

    @Test
    void shouldNotReopenForACredentialThatWasNeverContained() {
        Scene scene = Scene.usual().open().answer("ana", "resolve", FALSE_POSITIVE);
        scene.credential = CredentialState.ACTIVE;

        scene.input(new CaseInput.CameBack(scene.current().alert()));

        assertThat(scene.current().isClosed()).isTrue();
        assertThat(scene.paged()).isEmpty();
    }
}
