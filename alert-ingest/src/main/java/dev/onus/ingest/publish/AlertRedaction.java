package dev.onus.ingest.publish;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.redact.Redactor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes secrets out of every text of an alert, also out of the names by which it is found again (G8). */
final class AlertRedaction {
    private final Redactor redactor;
    private final Set<String> known;

    AlertRedaction(Redactor redactor, Set<String> known) {
        this.redactor = redactor;
        this.known = known;
    }

    String text(String text) {
        return redactor.text(text, known);
    }

    Alert of(Alert alert) {
        Map<String, String> attributes = new LinkedHashMap<>();
        alert.attributes().forEach((name, value) -> attributes.put(text(name), attribute(name, value)));
        return new Alert(
                alert.candidates().stream()
                        .map(it -> new Candidate(text(it.id()), it.role(), it.confidencePercent()))
                        .toList(),
                text(alert.sourceName()),
                alert.severity(),
                text(alert.severityOriginal()),
                text(alert.title()),
                text(alert.description()),
                text(alert.dedupKey()),
                text(alert.correlationId()),
                text(alert.rule()),
                alert.alertClass(),
                alert.status(),
                text(alert.resource()),
                text(alert.environment()),
                alert.credentialState(),
                alert.credentialObservedAt(),
                alert.occurredAt(),
                text(alert.evidenceUrl()),
                attributes,
                alert.test(),
                alert.warnings().stream().map(this::text).toList());
    }

    private String attribute(String name, String value) {
        return redactor.named(name, value, known);
    }

    private Optional<String> text(Optional<String> text) {
        return text.map(this::text);
    }
}
