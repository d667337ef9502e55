package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.Credential;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** OWN-14, ESC-5: what is known of the credential, and when that ends the escalation. */
class ObservingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void shouldKeepTheSourceAndTheTimeOfTheObservation() {
        Scene scene = Scene.usual().open();

        assertThat(scene.current().exposure().latest())
                .hasValue(new Observation(CredentialState.ACTIVE, "guardduty", Scene.START));
    }

    @Test
    void shouldCountACredentialThatNobodySawAsActive() {
        Scene scene = Scene.usual();
        scene.credential = CredentialState.UNKNOWN;

        assertThat(scene.open().current().exposure().mayBeActive(scene.now)).isTrue();
    }

    @Test
    void shouldCountAnOldWordAboutADeadCredentialAsActive() {
        Exposure seen = Exposure.first(Optional.empty())
                .observed(new Observation(CredentialState.INACTIVE, "scanner", Scene.START));

        assertThat(seen.mayBeActive(Scene.START.plus(Duration.ofDays(30)))).isFalse();
        assertThat(seen.mayBeActive(Scene.START.plus(Duration.ofDays(31)))).isTrue();
    }

    @Test
    void shouldHearWhatAnotherCaseOfTheIdentityWasTold() {
        Scene scene = Scene.usual();
        scene.credential = CredentialState.UNKNOWN;
        scene.open();

        scene.input(new CaseInput.Observed(new Observation(CredentialState.ACTIVE, "scanner", scene.now)));

        assertThat(scene.kinds()).containsExactly(TimelineKind.CREDENTIAL_OBSERVED);
        scene.answer("ana", "contain");
        assertThat(scene.verdict()).isEqualTo(Verdict.ILLEGAL);
    }

    @Test
    void shouldEndTheEscalationWhenTheKeyWasRevokedAndLeaveTheVerification() {
        Scene scene = Scene.usual().open();
        scene.identity = Optional.of(identity(CredentialState.INACTIVE, Optional.empty()));

        scene.after(MINUTE).input(new CaseInput.OwnershipChanged());

        assertThat(scene.kinds()).contains(TimelineKind.CREDENTIAL_OBSERVED, TimelineKind.CONDITION_ENDED);
        assertThat(scene.withdrawn()).contains("ana");
        assertThat(scene.current().isClosed()).isFalse();
        assertThat(scene.current().exposure().endedAt()).hasValue(Scene.START.plus(MINUTE));
        assertThat(scene.after(Duration.ofHours(23)).paged()).isEmpty();
        assertThat(scene.after(Duration.ofHours(1)).paged()).isNotEmpty();
    }

    @Test
    void shouldEndTheEscalationWhenASourceSaysThatTheKeyIsDead() {
        Scene scene = Scene.usual().open();
        scene.credential = CredentialState.INACTIVE;

        scene.after(MINUTE).alert(Severity.HIGH);

        assertThat(scene.kinds()).contains(TimelineKind.CONDITION_ENDED);
        assertThat(scene.after(Duration.ofHours(1)).paged()).isEmpty();
    }

    @Test
    void shouldNotTakeUnknownForTheEnd() {
        Scene scene = Scene.usual().open();

        scene.answer(
                "ana",
                "contain",
                OptionalLong.empty(),
                Map.of("credentialState", "unknown", "override", "true", "reason", "cannot tell"));

        assertThat(scene.kinds()).doesNotContain(TimelineKind.CONDITION_ENDED);
    }

    @Test
    void shouldNotEndTheEscalationAgainForARecordThatSaysNothingOfTheCredential() {
        Scene scene = Scene.usual().open();
        scene.credential = CredentialState.INACTIVE;
        scene.alert(Severity.HIGH);
        scene.credential = CredentialState.UNKNOWN;
        scene.after(MINUTE).alert(Severity.CRITICAL);
        assertThat(scene.current().episode()).isEqualTo(2);

        scene.input(new CaseInput.OwnershipChanged());

        assertThat(scene.current().sourceResolvedAt()).isEmpty();
        assertThat(scene.after(MINUTE.multipliedBy(5)).paged()).isNotEmpty();
    }

    @Test
    void shouldPageForAKeyThatWasDeadFromTheStart() {
        Scene scene = Scene.usual();
        scene.credential = CredentialState.INACTIVE;

        assertThat(scene.open().paged()).containsExactly("ana");
        assertThat(scene.input(new CaseInput.OwnershipChanged()).kinds()).isEmpty();
    }

    @Test
    void shouldNotTakeAnOldRecordForANewObservation() {
        Scene scene = Scene.usual();
        scene.identity = Optional.of(identity(CredentialState.ACTIVE, Optional.empty()));
        scene.open();
        scene.credential = CredentialState.INACTIVE;
        scene.alert(Severity.HIGH);

        scene.after(MINUTE).input(new CaseInput.OwnershipChanged());

        assertThat(scene.current().exposure().credentialState()).isEqualTo(CredentialState.INACTIVE);
    }

    @Test
    void shouldTakeARecordThatWasSeenLaterForANewObservation() {
        Scene scene = Scene.usual();
        scene.identity = Optional.of(identity(CredentialState.ACTIVE, Optional.empty()));
        scene.open();
        scene.credential = CredentialState.INACTIVE;
        scene.alert(Severity.HIGH).after(MINUTE);
        scene.identity = Optional.of(identity(CredentialState.ACTIVE, Optional.of(scene.now)));

        scene.input(new CaseInput.OwnershipChanged());

        assertThat(scene.current().exposure().credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(scene.current().exposure().endedAt()).isEmpty();
    }

    @Test
    void shouldNotTakeWhatWasSeenBeforeForNewsAlthoughTheRecordSaysSoOnlyNow() {
        Scene scene = Scene.usual();
        scene.identity = Optional.of(identity(CredentialState.UNKNOWN, Optional.empty()));
        scene.open();
        scene.identity = Optional.of(identity(CredentialState.INACTIVE, Optional.of(scene.now.minus(MINUTE))));

        scene.after(MINUTE).input(new CaseInput.OwnershipChanged());

        assertThat(scene.current().exposure().credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(scene.kinds()).doesNotContain(TimelineKind.CONDITION_ENDED);
    }

    private static Identity identity(CredentialState state, Optional<Instant> observedAt) {
        return Organisation.with(
                Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH),
                new Credential(
                        state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), observedAt));
    }
}
