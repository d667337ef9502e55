package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.ingest.decode.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports of scanners: each finding is taken out with what the report says of its rule and of the run. */
public final class CodeEnvelopes {
    public static final List<Envelope> ALL =
            List.of(CodeEnvelopes::sarif, CodeEnvelopes::ggshieldScans, CodeEnvelopes::ggshieldScan);

    private CodeEnvelopes() {}

    private static Optional<Envelope.Opened> sarif(JsonNode node) {
        if (!node.path("runs").isArray() || !isSarif(node)) {
            return Optional.empty();
        }
        List<JsonNode> results = new ArrayList<>();
        for (JsonNode run : node.get("runs")) {
            for (JsonNode result : run.path("results")) {
                results.add(SarifRun.item(run, result));
            }
        }
        return Envelope.Opened.all(results);
    }

    private static boolean isSarif(JsonNode node) {
        for (JsonNode run : node.get("runs")) {
            if (run.path("tool").path("driver").path("name").isTextual()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Envelope.Opened> ggshieldScans(JsonNode node) {
        JsonNode scans = node.path("scans");
        boolean report = scans.isArray() && node.path("type").isTextual() && node.has("total_incidents");
        return report ? Envelope.Opened.all(scans) : Optional.empty();
    }

    /** A scan without a file that has incidents has nothing in it. */
    private static Optional<Envelope.Opened> ggshieldScan(JsonNode node) {
        boolean files = node.path("entities_with_incidents").isArray();
        if (!files && !(node.has("total_incidents") && node.has("total_occurrences") && node.has("type"))) {
            return Optional.empty();
        }
        List<JsonNode> incidents = new ArrayList<>();
        for (JsonNode file : node.path("entities_with_incidents")) {
            for (JsonNode incident : file.path("incidents")) {
                ObjectNode item = JsonNodeFactory.instance.objectNode();
                item.set("scan", without(node, "entities_with_incidents"));
                item.set("file", without(file, "incidents"));
                item.set("incident", incident);
                incidents.add(item);
            }
        }
        return Envelope.Opened.all(incidents);
    }

    private static ObjectNode without(JsonNode node, String name) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .filter(field -> !field.getKey().equals(name))
                .forEach(field -> copy.set(field.getKey(), field.getValue()));
        return copy;
    }
}
