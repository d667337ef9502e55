package dev.onus.ingest.redact;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.Candidate;
import dev.onus.vocabulary.IdentityId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes secrets out of every text of an alert, also out of the names by which it is found again (G8), and then what is
 * beyond the limits.
 */
public final class AlertRedaction {
    private final Redactor redactor;
    private final KnownSecrets known;

    public AlertRedaction(Redactor redactor, KnownSecrets known) {
        this.redactor = redactor;
        this.known = known;
    }

    public String text(String text) {
        return redactor.text(text, known);
    }

    public Alert of(Alert alert) {
        Map<String, String> attributes = new LinkedHashMap<>();
        alert.attributes()
                .forEach((name, value) -> attributes.put(text(name, AlertDraft.MAX_NAME), attribute(name, value)));
        return new Alert(
                alert.candidates().stream()
                        .map(it -> new Candidate(id(it.id()), it.role(), it.confidencePercent()))
                        .toList(),
                text(alert.sourceName(), AlertDraft.MAX_NAME),
                alert.severity(),
                text(alert.severityOriginal(), AlertDraft.MAX_NAME),
                text(alert.severityReason(), AlertDraft.MAX_TEXT),
                text(alert.title(), AlertDraft.MAX_TITLE),
                text(alert.description(), AlertDraft.MAX_TEXT),
                text(alert.dedupKey()),
                text(alert.correlationId()),
                text(alert.rule(), AlertDraft.MAX_TITLE),
                alert.alertClass(),
                alert.status(),
                text(alert.resource(), AlertDraft.MAX_TEXT),
                text(alert.environment(), AlertDraft.MAX_NAME),
                alert.credentialState(),
                alert.credentialObservedAt(),
                alert.occurredAt(),
                text(alert.evidenceUrl(), AlertDraft.MAX_TEXT),
                attributes,
                alert.test(),
                alert.sample(),
                alert.publiclyExposed(),
                alert.warnings().stream().map(this::text).toList());
    }

    /** Provider and type of an id are no names of secrets, also where a type is called {@code secret}. */
    private String id(String id) {
        return IdentityId.find(id)
                .map(known ->
                        new IdentityId(plain(known.provider()), plain(known.type()), text(known.nativeId())).toString())
                .orElseGet(() -> text(id));
    }

    /** A format may have made the word of what a detector calls the secret. */
    private String plain(String word) {
        return text(word).equals(word) ? word : "redacted";
    }

    private String attribute(String name, String value) {
        return AlertDraft.shortened(redactor.named(name, value, known), AlertDraft.MAX_TEXT);
    }

    private String text(String text, int most) {
        return AlertDraft.shortened(text(text), most);
    }

    private Optional<String> text(Optional<String> text, int most) {
        return text.map(it -> text(it, most));
    }

    private Optional<String> text(Optional<String> text) {
        return text.map(this::text);
    }
}
