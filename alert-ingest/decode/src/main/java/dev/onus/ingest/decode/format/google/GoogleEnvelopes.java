package dev.onus.ingest.decode.format.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.Envelope;
import java.util.List;
import java.util.Optional;

/** The lists of Google's APIs, each item of which stands by itself. */
public final class GoogleEnvelopes {
    public static final List<Envelope> ALL = List.of(GoogleEnvelopes::findings, GoogleEnvelopes::entries);

    private GoogleEnvelopes() {}

    private static Optional<Envelope.Opened> findings(JsonNode node) {
        JsonNode findings = node.path("listFindingsResults");
        if (findings.isArray()) {
            return Envelope.Opened.all(findings);
        }
        JsonNode detections = node.path("detections");
        return detections.path(0).path("detection").isArray() ? Envelope.Opened.all(detections) : Optional.empty();
    }

    private static Optional<Envelope.Opened> entries(JsonNode node) {
        JsonNode entries = node.path("entries");
        return entries.isArray() && entries.path(0).has("logName") ? Envelope.Opened.all(entries) : Optional.empty();
    }
}
