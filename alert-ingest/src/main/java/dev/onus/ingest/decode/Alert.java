package dev.onus.ingest.decode;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One alert as its source meant it, secrets still in it.
 *
 * @param candidates best first; empty when the source names nobody
 * @param sourceName the source that the body names, which only our own JSON can
 * @param dedupKey made of stable ids only, so that an update of a finding has the same
 * @param occurredAt empty when the source gave none, or none that can be read
 * @param warnings what was taken differently from how it was sent
 */
public record Alert(
        List<Candidate> candidates,
        Optional<String> sourceName,
        Severity severity,
        Optional<String> severityOriginal,
        String title,
        Optional<String> description,
        String dedupKey,
        Optional<String> correlationId,
        Optional<String> rule,
        AlertClass alertClass,
        AlertStatus status,
        Optional<String> resource,
        Optional<String> environment,
        CredentialState credentialState,
        Optional<Instant> credentialObservedAt,
        Optional<Instant> occurredAt,
        Optional<String> evidenceUrl,
        Map<String, String> attributes,
        boolean test,
        List<String> warnings) {
    public Alert {
        candidates = List.copyOf(candidates);
        attributes = Map.copyOf(attributes);
        warnings = List.copyOf(warnings);
    }
}
