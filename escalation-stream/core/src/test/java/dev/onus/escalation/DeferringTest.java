package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.Credential;
import dev.onus.registry.model.PolicyMatch;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** ESC-8: low urgency waits at most until the next working window, never while the credential may be active. */
class DeferringTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** The scene starts on a Monday at 03:12 UTC; the team works from nine to five in UTC. */
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void shouldPageNobodyBeforeTheOwnersWorkingHoursWhenItIsNotUrgentAndTheCredentialIsDead() {
        Scene scene = dead();

        assertThat(scene.paged()).isEmpty();
        assertThat(scene.kinds()).contains(TimelineKind.DEFERRED);
        assertThat(scene.current().progress().deadline(DeadlineKind.WORKING_HOURS))
                .hasValue(new Deadline(DeadlineKind.WORKING_HOURS, NINE));
    }

    @Test
    void shouldStartTheFirstStepWhenTheWorkingHoursBegin() {
        Scene scene = dead().after(Duration.between(Scene.START, NINE));

        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().progress().step()).isEqualTo(1);
    }

    @Test
    void shouldLetTheClocksRunWhileItWaits() {
        Scene scene = dead();

        assertThat(scene.current().clocks().resolveBy()).isEqualTo(Scene.START.plus(Duration.ofHours(24)));
    }

    @Test
    void shouldNeverWaitWhileTheCredentialMayBeActive() {
        for (CredentialState state : new CredentialState[] {CredentialState.ACTIVE, CredentialState.UNKNOWN}) {
            Scene scene = Policy.usual().urgency(Urgency.LOW).scene();
            scene.credential = state;

            assertThat(scene.open().paged()).as("%s", state).containsExactly("ana");
        }
    }

    @Test
    void shouldStartAtOnceWhenTheCredentialTurnsOutToBeActive() {
        Scene scene = dead();
        scene.credential = CredentialState.ACTIVE;

        scene.after(Duration.ofMinutes(5)).alert(Severity.HIGH);

        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().progress().deadline(DeadlineKind.WORKING_HOURS))
                .isEmpty();
    }

    @Test
    void shouldNotWaitDuringWorkingHours() {
        Scene scene = Policy.usual().urgency(Urgency.LOW).scene();
        scene.credential = CredentialState.INACTIVE;
        scene.now = NINE;

        assertThat(scene.open().paged()).containsExactly("ana");
    }

    @Test
    void shouldEndTheWaitWhenSomebodyAcknowledgesOrTheSourceSaysThatItIsOver() {
        Scene taken = dead().answer("ana", "acknowledge");
        assertThat(taken.current().progress().deadline(DeadlineKind.WORKING_HOURS))
                .isEmpty();

        Scene over = dead().sourceSays(AlertStatus.RESOLVED);
        assertThat(over.current().progress().deadline(DeadlineKind.WORKING_HOURS))
                .isEmpty();
        assertThat(over.current().nextDue()).isPresent();
    }

    @Test
    void shouldPageTheNewOwnerAloneWhenTheSameRecordNamesOneAndSaysThatTheCredentialIsActive() {
        Scene scene = dead();
        scene.identity = Optional.of(Organisation.with(
                Organisation.identity(Scene.KEY, "secops", "payments", Criticality.HIGH),
                new Credential(
                        CredentialState.ACTIVE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));

        scene.after(Duration.ofMinutes(1)).input(new CaseInput.OwnershipChanged());

        assertThat(scene.paged()).containsExactly("bo");
        assertThat(scene.withdrawn()).isEmpty();
    }

    @Test
    void shouldNotWaitAnyMoreWhenItGetsWorseAndThatCallsForAnotherPolicy() {
        Scene scene = dead();
        scene.organisation.withPolicy(
                "grave",
                Policy.usual().matching(severity(Severity.CRITICAL)).before(2).build());

        scene.after(MINUTE).alert(Severity.CRITICAL);

        assertThat(scene.current().standing().policy()).isEqualTo("grave");
        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().progress().deadline(DeadlineKind.WORKING_HOURS))
                .isEmpty();
    }

    @Test
    void shouldWaitForTheHoursOfTheNewOwnerWhenTheOwnerChangesMeanwhile() {
        Scene scene = dead();
        scene.identity = Optional.of(Organisation.identity(Scene.KEY, "secops", "payments", Criticality.HIGH));

        scene.after(MINUTE).input(new CaseInput.OwnershipChanged());

        assertThat(scene.paged()).isEmpty();
        assertThat(scene.kinds()).contains(TimelineKind.OWNER_CHANGED, TimelineKind.DEFERRED);
        assertThat(scene.after(Duration.between(scene.now, NINE)).paged()).containsExactly("bo");
    }

    private static PolicyMatch severity(Severity only) {
        return new PolicyMatch(
                Set.of(only), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Scene dead() {
        Scene scene = Policy.usual().urgency(Urgency.LOW).scene();
        scene.credential = CredentialState.INACTIVE;
        return scene.open();
    }
}
