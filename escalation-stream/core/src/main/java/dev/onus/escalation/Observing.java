package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.Credential;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Lifecycle;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Words about the credential, each with its source and time (OWN-14). One that shows the condition to be over ends the
 * escalation (ESC-5); one that shows use after containment undoes the containment.
 */
final class Observing {
    private static final Set<AlertClass> ENDED_BY_REVOCATION =
            EnumSet.of(AlertClass.LEAKED_CREDENTIAL, AlertClass.CREDENTIAL_EXPIRING, AlertClass.ROTATION_FAILED);
    private static final Set<AlertClass> ENDED_BY_RENEWAL =
            EnumSet.of(AlertClass.CREDENTIAL_EXPIRING, AlertClass.ROTATION_FAILED);

    private Observing() {}

    /** What is known when the case opens; nothing is said of it. */
    static void first(Turn turn) {
        Alert alert = turn.current().alert();
        Optional<Credential> record = turn.situation().identity().map(Identity::credential);
        Optional<Observation> latest = alert.credentialState() != CredentialState.UNKNOWN
                ? Optional.of(new Observation(alert.credentialState(), alert.source(), turn.now()))
                : record.filter(known -> known.state() != CredentialState.UNKNOWN)
                        .map(known -> ofRecord(known, turn.now()));
        Exposure exposure = Exposure.first(record);
        turn.change(new CaseEdit(turn.current())
                .exposure(latest.map(exposure::observed).orElse(exposure)));
    }

    /** A source says how it is now. */
    static void byAlert(Turn turn, Alert alert) {
        if (alert.credentialState() != CredentialState.UNKNOWN) {
            observe(turn, new Observation(alert.credentialState(), alert.source(), turn.now()));
        }
    }

    /** Whether a report is about a credential that is known to be dead, so that repeating it wakes nobody. */
    static boolean showsTheEnd(Turn turn, Alert alert) {
        return alert.credentialState() == CredentialState.INACTIVE
                && ENDED_BY_REVOCATION.contains(turn.current().alert().alertClass());
    }

    /** The registry's record changed, or came. */
    static void byRecord(Turn turn) {
        Optional<Identity> identity = turn.situation().identity();
        if (identity.isEmpty()) {
            return;
        }
        Credential credential = identity.get().credential();
        Exposure before = turn.current().exposure();
        turn.change(new CaseEdit(turn.current()).exposure(before.sawRecord(credential)));
        if (before.isNews(credential)) {
            observe(turn, ofRecord(credential, turn.now()));
        }
        Optional<Instant> containedAt = turn.current().exposure().containedAt();
        if (containedAt.isPresent()
                && credential.lastUsedAt().filter(containedAt.get()::isBefore).isPresent()) {
            Reopening.usedAgain(
                    turn,
                    "The registry says it was used at "
                            + Times.words(credential.lastUsedAt().get()) + ".");
        }
        if (ENDED_BY_RENEWAL.contains(turn.current().alert().alertClass()) && Condition.isRenewed(turn)) {
            end(turn, "The credential was renewed.");
        } else if (ENDED_BY_REVOCATION.contains(turn.current().alert().alertClass())
                && !wasInactiveFromTheStart(turn)
                && identity.get().lifecycle().filter(Lifecycle.REVOKED::equals).isPresent()) {
            end(turn, "The credential is revoked.");
        }
        Conditions.withdrawMet(turn);
    }

    /** A closed case is only asked whether the credential was used after it was contained. */
    static void byRecordOfClosed(Turn turn) {
        Optional<Instant> containedAt = turn.current().exposure().containedAt();
        turn.situation()
                .identity()
                .flatMap(identity -> identity.credential().lastUsedAt())
                .filter(used -> containedAt.filter(used::isAfter).isPresent())
                .ifPresent(used ->
                        Reopening.usedAgain(turn, "The registry says it was used at " + Times.words(used) + "."));
    }

    /** What another case of the same identity was told; a closed one has ended. */
    static void hear(Turn turn, Observation observation) {
        if (!turn.current().isClosed()) {
            observe(turn, observation);
        }
    }

    /** Anybody's word about the credential. */
    static void observe(Turn turn, Observation observation) {
        CredentialState before = turn.current().exposure().credentialState();
        turn.change(
                new CaseEdit(turn.current()).exposure(turn.current().exposure().observed(observation)));
        if (observation.state() == before) {
            return;
        }
        turn.emit(
                TimelineKind.CREDENTIAL_OBSERVED,
                "The credential is " + observation.state().word(),
                observation.source() + " says so; before it was " + before.word() + ".",
                new Detail.OfObservation(observation));
        if (observation.state() == CredentialState.ACTIVE) {
            if (turn.progress().status() == CaseStatus.CONTAINED) {
                Reopening.usedAgain(turn, observation.source() + " says that the credential is active.");
            }
        } else if (observation.state() == CredentialState.INACTIVE
                && ENDED_BY_REVOCATION.contains(turn.current().alert().alertClass())) {
            end(turn, "The credential cannot be used any more: " + observation.source() + " says so.");
        }
        Conditions.withdrawMet(turn);
        Deferring.reconsider(turn);
    }

    private static void end(Turn turn, String reason) {
        if (!turn.current().isClosed() && turn.current().sourceResolvedAt().isEmpty()) {
            Folding.end(
                    turn, TimelineKind.CONDITION_ENDED, "What this case is about is over", reason, new Detail.None());
        }
    }

    private static boolean wasInactiveFromTheStart(Turn turn) {
        return turn.current().alert().credentialState() == CredentialState.INACTIVE;
    }

    private static Observation ofRecord(Credential record, Instant now) {
        return new Observation(record.state(), "registry", record.observedAt().orElse(now));
    }
}
