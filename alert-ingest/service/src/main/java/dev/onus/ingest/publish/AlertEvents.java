package dev.onus.ingest.publish;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.IdentityCandidate;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From a redacted alert to the record of {@code onus.alerts}. */
final class AlertEvents {
    private AlertEvents() {}

    @SuppressWarnings("NullAway") // Generated setters take null where the schema does, but cannot say so.
    static AlertEvent.Builder of(Alert alert, Optional<String> identityId) {
        return AlertEvent.newBuilder()
                .setIdentityId(identityId.orElse(null))
                .setCandidates(candidates(alert, identityId))
                .setSeverity(SeverityLevel.valueOf(alert.severity().word()))
                .setSeverityOriginal(alert.severityOriginal().orElse(null))
                .setTitle(alert.title())
                .setDescription(alert.description().orElse(null))
                .setDedupKey(alert.dedupKey())
                .setCorrelationId(alert.correlationId().orElse(null))
                .setRule(alert.rule().orElse(null))
                .setAlertClass(alert.alertClass().word())
                .setStatus(SourceStatus.valueOf(alert.status().word()))
                .setResource(alert.resource().orElse(null))
                .setEnvironment(alert.environment().orElse(null))
                .setCredentialState(
                        CredentialStatus.valueOf(alert.credentialState().word()))
                .setCredentialObservedAt(alert.credentialObservedAt().orElse(null))
                .setOccurredAt(alert.occurredAt().orElse(null))
                .setEvidenceUrl(alert.evidenceUrl().orElse(null))
                .setAttributes(alert.attributes())
                .setSeverityReason(alert.severityReason().orElse(null))
                .setPagesNobody(alert.sample())
                .setTest(alert.test());
    }

    /** The chosen one first, also when it is registered under another name than the alert used. */
    private static List<IdentityCandidate> candidates(Alert alert, Optional<String> identityId) {
        Stream<Candidate> chosen = alert.candidates().stream().filter(it -> identityId.equals(Optional.of(it.id())));
        Stream<Candidate> others = alert.candidates().stream().filter(it -> !identityId.equals(Optional.of(it.id())));
        return Stream.concat(chosen, others)
                .map(it -> new IdentityCandidate(it.id(), it.role().word(), it.confidencePercent()))
                .toList();
    }
}
