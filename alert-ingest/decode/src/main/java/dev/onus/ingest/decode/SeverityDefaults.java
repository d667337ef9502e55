package dev.onus.ingest.decode;

import dev.onus.vocabulary.Severity;
import java.util.Optional;

/** How bad it is when the source does not say: from what happened, and from what is known of the credential. */
final class SeverityDefaults {
    /** @param reason one sentence for people */
    record Default(Severity severity, String reason) {}

    private SeverityDefaults() {}

    /** Empty where nothing can be said: then it stays unknown. */
    static Optional<Default> of(Alert alert) {
        return switch (alert.alertClass()) {
            case LEAKED_CREDENTIAL -> Optional.of(leaked(alert));
            case COMPROMISED_WORKLOAD -> detected(alert, Severity.HIGH, "A compromised workload counts as high");
            case SUSPICIOUS_OAUTH_APP -> detected(alert, Severity.MEDIUM, "A suspicious OAuth app counts as medium");
            case OVER_PRIVILEGED, POLICY_VIOLATION, INACTIVE_PARTNER, CREDENTIAL_EXPIRING ->
                found(Severity.LOW, "A finding about posture counts as low");
            case ROTATION_FAILED -> found(Severity.MEDIUM, "A failed rotation counts as medium");
            case OTHER -> Optional.empty();
        };
    }

    private static Default leaked(Alert alert) {
        boolean seen = alert.publiclyExposed();
        return switch (alert.credentialState()) {
            case ACTIVE ->
                seen
                        ? new Default(Severity.CRITICAL, "A live credential that anybody can read counts as critical.")
                        : new Default(Severity.HIGH, "A leaked credential that is live counts as high.");
            case UNKNOWN ->
                seen
                        ? new Default(Severity.HIGH, "A credential that anybody can read counts as high.")
                        : new Default(Severity.MEDIUM, "A leaked credential that may be live counts as medium.");
            case INACTIVE -> new Default(Severity.LOW, "A leaked credential that is dead counts as low.");
        };
    }

    /** A detector that said a word which means "unknown", or which nobody knows, was not silent: it stays unknown. */
    private static Optional<Default> detected(Alert alert, Severity severity, String reason) {
        return alert.severityOriginal().isPresent() ? Optional.empty() : found(severity, reason);
    }

    private static Optional<Default> found(Severity severity, String reason) {
        return Optional.of(new Default(severity, reason + "."));
    }
}
