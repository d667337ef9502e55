package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A vendor's sample is shown and pages nobody, until an alert of the same finding is none. */
class SamplingTest {
    private final Scene scene = sample();

    private static Scene sample() {
        Scene scene = Scene.usual();
        scene.sample = true;
        return scene.open();
    }

    @Test
    void shouldShowWhomItWouldReachAndPageNobody() {
        assertThat(scene.kinds()).containsExactly(TimelineKind.OPENED);
        assertThat(scene.log.getFirst().reason()).contains("A vendor's sample.", "ends by itself");
        assertThat(scene.current().standing().owner()).isEqualTo("payments");
        assertThat(scene.current().standing().policy()).isEqualTo("usual");
        assertThat(scene.current().alert().test()).isTrue();
        assertThat(scene.current().progress().deadlines())
                .containsExactly(new Deadline(DeadlineKind.SAMPLE_END, Scene.START.plus(Duration.ofHours(24))));
    }

    @Test
    void shouldAskNobodyWhoOwnsIt() {
        Scene unowned = new Scene(scene.organisation, Optional.empty());
        unowned.sample = true;
        unowned.open();
        assertThat(unowned.tasks).isEmpty();
        assertThat(unowned.paged()).isEmpty();
    }

    @Test
    void shouldEndByItselfAfterADay() {
        assertThat(scene.after(Duration.ofHours(24).minusMillis(1)).kinds()).isEmpty();
        assertThat(scene.after(Duration.ofMillis(1)).kinds()).containsExactly(TimelineKind.RESOLVED);
        assertThat(scene.current().ending().orElseThrow().outcome()).isEqualTo(ResolveOutcome.CONDITION_ENDED);
        assertThat(scene.current().ending().orElseThrow().reason()).isEqualTo("A vendor's sample.");
        assertThat(scene.current().nextDue()).isPresent();
    }

    @Test
    void shouldStayASampleWhateverElseIsSaidOfIt() {
        scene.alert(Severity.CRITICAL);
        scene.sourceSays(AlertStatus.RESOLVED);
        scene.identity = Optional.of(Organisation.identity(Scene.KEY, "secops", "secops", Criticality.HIGH));
        scene.input(new CaseInput.OwnershipChanged());
        assertThat(scene.kinds()).containsExactly(TimelineKind.OWNER_CHANGED);
        scene.input(new CaseInput.ReEvaluated());
        scene.input(new CaseInput.Linked(new CaseId("elder")));
        scene.input(new CaseInput.Observed(new Observation(CredentialState.ACTIVE, "guardduty", scene.now)));
        assertThat(scene.log).noneMatch(event -> event.kind() == TimelineKind.PAGE_REQUESTED);
        assertThat(scene.current().alerts()).isEqualTo(2);
        assertThat(scene.current().standing().owner()).isEqualTo("secops");
        assertThat(scene.current().progress().deadlines())
                .extracting(Deadline::kind)
                .containsExactly(DeadlineKind.SAMPLE_END);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void shouldBecomeARealCaseWithAnAlertThatIsNone() {
        scene.after(Duration.ofHours(3));
        scene.sample = false;
        scene.alert(Severity.LOW);
        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().isSample()).isFalse();
        assertThat(scene.current().severity()).isEqualTo(Severity.LOW);
        assertThat(scene.current().clocks().startedAt()).isEqualTo(scene.now);
        assertThat(scene.current().progress().deadline(DeadlineKind.SAMPLE_END)).isEmpty();
        assertThat(scene.current()
                        .progress()
                        .deadline(DeadlineKind.ACKNOWLEDGE)
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(scene.now.plus(Duration.ofMinutes(5)));
        assertThat(scene.after(Duration.ofHours(30)).kinds()).contains(TimelineKind.ESCALATED);
    }

    @Test
    void shouldNameWhatItRepeatsOnceAnAlertIsNoSample() {
        CaseId earlier = new CaseId("earlier");
        scene.alertAfter(earlier);
        assertThat(scene.current().links().repeats())
                .as("a sample repeats nothing")
                .isEmpty();

        scene.sample = false;
        scene.alertAfter(earlier);

        assertThat(scene.current().links().repeats()).containsExactly(earlier);
        assertThat(scene.kinds())
                .startsWith(TimelineKind.FOLDED, TimelineKind.LINKED)
                .contains(TimelineKind.PAGE_REQUESTED);
        assertThat(scene.current().priority().reason()).contains("exposed 1 time before");
    }

    @Test
    void shouldBecomeRealRatherThanEndWhenBothAreDue() {
        scene.now = scene.now.plus(Duration.ofHours(25));
        scene.sample = false;
        scene.alert(Severity.HIGH);
        assertThat(scene.current().isClosed()).isFalse();
        assertThat(scene.paged()).containsExactly("ana");
    }

    @Test
    void shouldTakeANoteAndAnEndAndNothingElse() {
        for (String action : new String[] {"acknowledge", "snooze", "escalate", "contain", "reassign", "decline"}) {
            assertThat(answer(action)).as(action).isEqualTo(Verdict.ILLEGAL);
        }
        assertThat(answer("note")).isEqualTo(Verdict.APPLIED);
        assertThat(resolve("risk-accepted")).isEqualTo(Verdict.ILLEGAL);
        assertThat(resolve("contained")).isEqualTo(Verdict.ILLEGAL);
        assertThat(resolve("false-positive")).isEqualTo(Verdict.APPLIED);
        assertThat(answer("reopen")).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.log).noneMatch(event -> event.kind() == TimelineKind.PAGE_REQUESTED);
    }

    @Test
    void shouldChangeNothingOfARealCase() {
        Scene real = Scene.usual().open(Severity.MEDIUM);
        real.answer("ana", "acknowledge");
        Progress before = real.current().progress();
        real.sample = true;
        real.alert(Severity.CRITICAL);
        real.sourceSays(AlertStatus.RESOLVED);
        assertThat(real.current().progress()).isEqualTo(before);
        assertThat(real.current().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(real.current().sourceResolvedAt()).isEmpty();
        assertThat(real.current().alerts()).isEqualTo(2);
    }

    private Verdict answer(String action) {
        return scene.answer("ana", action).verdict();
    }

    private Verdict resolve(String outcome) {
        String later = scene.now.plus(Duration.ofDays(9)).toString();
        return scene.answer("ana", "resolve", Map.of("outcome", outcome, "reason", "seen", "expiresAt", later))
                .verdict();
    }
}
