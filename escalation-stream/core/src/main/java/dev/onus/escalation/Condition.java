package dev.onus.escalation;

import dev.onus.registry.model.Credential;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Lifecycle;
import java.time.Instant;
import java.util.Optional;

/** Whether what a step waits for has happened by now (ESC-13), and in which words. */
final class Condition {
    private Condition() {}

    /** Why the step is not needed any more; empty while its condition is still missing. */
    static Optional<String> met(StepCondition condition, Turn turn) {
        Case now = turn.current();
        return switch (condition) {
            case NOT_ACKNOWLEDGED ->
                said(now.progress().lease().isPresent() || isContained(now), "Somebody has acknowledged.");
            case NOT_DECIDED -> said(!now.handling().decisions().isEmpty(), "A decision is recorded.");
            case NOT_CONTAINED -> said(isContained(now), "The case is contained.");
            case NOT_RESOLVED -> said(now.isClosed(), "The case is resolved.");
            case NOT_RENEWED -> said(isRenewed(turn) || isRevoked(turn), "The credential was renewed.");
            case NOT_REVOKED -> said(isRevoked(turn), "The credential is revoked.");
        };
    }

    /** That it has not happened, as people say it. */
    static String missing(StepCondition condition) {
        return switch (condition) {
            case NOT_ACKNOWLEDGED -> "Nobody acknowledged within its window.";
            case NOT_DECIDED -> "Nothing was decided within its window.";
            case NOT_CONTAINED -> "The case was not contained within its window.";
            case NOT_RESOLVED -> "The case was not resolved within its window.";
            case NOT_RENEWED -> "The credential was not renewed within its window.";
            case NOT_REVOKED -> "The credential was not revoked within its window.";
        };
    }

    static boolean isContained(Case now) {
        return now.exposure().containedAt().isPresent() || now.status() == CaseStatus.CONTAINED;
    }

    /** Whether the registry holds a later end, a later rotation, or a younger credential than at the opening. */
    static boolean isRenewed(Turn turn) {
        Optional<Credential> credential = turn.situation().identity().map(Identity::credential);
        Exposure exposure = turn.current().exposure();
        Instant openedAt = turn.current().openedAt();
        return isLater(credential.flatMap(Credential::expiresAt), exposure.validUntilThen())
                || isLater(credential.flatMap(Credential::rotationDue), exposure.rotationDueThen())
                || credential
                        .flatMap(Credential::issuedAt)
                        .filter(openedAt::isBefore)
                        .isPresent();
    }

    static boolean isRevoked(Turn turn) {
        return turn.current().exposure().credentialState() == CredentialState.INACTIVE
                || turn.situation()
                        .identity()
                        .flatMap(Identity::lifecycle)
                        .filter(Lifecycle.REVOKED::equals)
                        .isPresent();
    }

    private static boolean isLater(Optional<Instant> now, Optional<Instant> then) {
        return now.isPresent() && then.isPresent() && now.get().isAfter(then.get());
    }

    private static Optional<String> said(boolean met, String words) {
        return met ? Optional.of(words) : Optional.empty();
    }
}
