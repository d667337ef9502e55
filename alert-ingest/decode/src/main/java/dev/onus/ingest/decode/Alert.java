package dev.onus.ingest.decode;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One alert as its source meant it, secrets still in it.
 *
 * @param candidates best first; empty when the source names nobody
 * @param sourceName the source that the body names, which only our own JSON can
 * @param severityReason why it is as bad as that, when the source did not say it itself
 * @param dedupKey made of stable ids only, so that an update of a finding has the same
 * @param occurredAt empty when the source gave none, or none that can be read
 * @param test marked as a sample or a test, wherever it is shown
 * @param sample a vendor's sample finding, of which nobody needs to be woken
 * @param publiclyExposed anybody can read the credential that leaked
 * @param warnings what was taken differently from how it was sent
 */
public record Alert(
        List<Candidate> candidates,
        Optional<String> sourceName,
        Severity severity,
        Optional<String> severityOriginal,
        Optional<String> severityReason,
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
        boolean sample,
        boolean publiclyExposed,
        List<String> warnings) {
    /** How a warning begins that something was taken for unknown, which a source's record may still translate. */
    public static final String UNKNOWN_SEVERITY = "Nobody knows the severity";

    public Alert {
        candidates = List.copyOf(candidates);
        attributes = Map.copyOf(attributes);
        warnings = List.copyOf(warnings);
    }

    /** What was said of a word that nobody knows no longer holds. */
    Alert withSeverity(Severity other, String reason) {
        return new Copy(this).severity(other, Optional.of(reason)).build();
    }

    Alert withAlertClass(AlertClass other) {
        return new Copy(this).alertClass(other).build();
    }

    Alert withOccurredAt(Optional<Instant> other) {
        return new Copy(this).occurredAt(other).build();
    }

    /** With one more attribute, and with what it means for people. */
    Alert withNotes(String attribute, String value, List<String> sentences) {
        return new Copy(this).notes(attribute, value, sentences).build();
    }

    /** Still marked as a test, but people are paged. */
    Alert withoutSample() {
        return new Copy(this).sample(false).build();
    }

    /** The few fields that change after decoding. */
    private static final class Copy {
        private final Alert of;
        private Severity severity;
        private Optional<String> severityReason;
        private AlertClass alertClass;
        private boolean sample;
        private Optional<Instant> occurredAt;
        private Map<String, String> attributes;
        private List<String> warnings;

        Copy(Alert of) {
            this.of = of;
            this.severity = of.severity;
            this.severityReason = of.severityReason;
            this.alertClass = of.alertClass;
            this.sample = of.sample;
            this.occurredAt = of.occurredAt;
            this.attributes = of.attributes;
            this.warnings = of.warnings;
        }

        Copy severity(Severity value, Optional<String> reason) {
            severity = value;
            severityReason = reason;
            warnings = warnings.stream()
                    .filter(warning -> !warning.startsWith(UNKNOWN_SEVERITY))
                    .toList();
            return this;
        }

        Copy alertClass(AlertClass value) {
            alertClass = value;
            return this;
        }

        Copy sample(boolean value) {
            sample = value;
            return this;
        }

        Copy occurredAt(Optional<Instant> value) {
            occurredAt = value;
            return this;
        }

        Copy notes(String name, String value, List<String> sentences) {
            attributes = new LinkedHashMap<>(attributes);
            attributes.put(name, value);
            warnings = Stream.concat(warnings.stream(), sentences.stream()).toList();
            return this;
        }

        Alert build() {
            return new Alert(
                    of.candidates,
                    of.sourceName,
                    severity,
                    of.severityOriginal,
                    severityReason,
                    of.title,
                    of.description,
                    of.dedupKey,
                    of.correlationId,
                    of.rule,
                    alertClass,
                    of.status,
                    of.resource,
                    of.environment,
                    of.credentialState,
                    of.credentialObservedAt,
                    occurredAt,
                    of.evidenceUrl,
                    attributes,
                    of.test,
                    sample,
                    of.publiclyExposed,
                    warnings);
        }
    }
}
