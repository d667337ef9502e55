package dev.onus.ingest.decode.format.siem;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.Inner;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a SIEM's alert takes from the record of another product inside it. Of a finding everything but the SIEM's own
 * judgement, so that the same finding by another way is the same alert; of a line of a log whom it is about.
 */
record Carried(Optional<Inner> inner) {
    /** A finding's own title. */
    String title(String own) {
        return finding().map(Alert::title).orElse(own);
    }

    String dedupKey(String own) {
        return finding().map(Alert::dedupKey).orElse(own);
    }

    Optional<String> rule(Optional<String> own) {
        return finding().flatMap(Alert::rule).or(() -> own);
    }

    /** Before the SIEM's own fields are looked at; false when nothing inside names anybody. */
    boolean addTo(AlertDraft draft) {
        if (inner.isEmpty()) {
            return false;
        }
        Alert alert = inner.get().alert();
        for (Candidate candidate : alert.candidates()) {
            draft.candidate(candidate.id(), candidate.role(), candidate.confidencePercent());
        }
        alert.resource().ifPresent(resource -> draft.resource(Optional.of(resource)));
        alert.environment().ifPresent(environment -> draft.environment(Optional.of(environment)));
        alert.occurredAt().ifPresent(at -> draft.occurredAt(Optional.of(at)));
        draft.alertClass(alert.alertClass())
                .publiclyExposed(alert.publiclyExposed())
                .sample(alert.sample());
        if (alert.test()) {
            draft.test(true);
        }
        if (alert.credentialState() != CredentialState.UNKNOWN) {
            draft.credential(alert.credentialState(), alert.credentialObservedAt());
        }
        finding().ifPresent(found -> {
            draft.correlationId(found.correlationId());
            found.description().ifPresent(text -> draft.description(Optional.of(text)));
        });
        return !alert.candidates().isEmpty();
    }

    /** The worse of the SIEM's own and the finding's: neither may play down the other. */
    void severity(Severity own, Optional<String> original, AlertDraft draft) {
        Optional<Alert> worse = finding().filter(alert -> alert.severity().isWorseThan(own));
        draft.severity(
                worse.map(Alert::severity).orElse(own),
                worse.isPresent() ? worse.flatMap(Alert::severityOriginal) : original);
    }

    /** Resolved by either is resolved. */
    AlertStatus status(AlertStatus own) {
        return own == AlertStatus.OPEN ? of(Alert::status).orElse(own) : own;
    }

    <T> Optional<T> of(Function<Alert, T> field) {
        return finding().map(field);
    }

    private Optional<Alert> finding() {
        return inner.filter(Inner::ofDetector).map(Inner::alert);
    }
}
