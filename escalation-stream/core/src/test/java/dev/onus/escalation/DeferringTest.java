package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.Credential;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** ESC-8: low urgency waits at most until the next working window, never while the credential may be active. */
class DeferringTest {
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

    private static Scene dead() {
        Scene scene = Policy.usual().urgency(Urgency.LOW).scene();
        scene.credential = CredentialState.INACTIVE;
        return scene.open();
    }
}
