package dev.onus.ingest.decode.format.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.ingest.decode.CommonEnvelopes;
import dev.onus.ingest.decode.Envelope;
import dev.onus.ingest.decode.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Kubernetes audit events travel: in lists, and in Azure's records. */
public final class RuntimeEnvelopes {
    public static final List<Envelope> ALL = List.of(RuntimeEnvelopes::eventList, RuntimeEnvelopes::azure);

    /** Where a record's cluster is written into the event, which does not name it. */
    static final String CLUSTER = "onusCluster";

    private static final Pattern AKS_CLUSTER =
            Pattern.compile("(?i).*/Microsoft\\.ContainerService/managedClusters/([^/]+)(?:/.*)?");

    private RuntimeEnvelopes() {}

    /** An item of a list need not repeat the list's version. */
    private static Optional<Envelope.Opened> eventList(JsonNode node) {
        String version = node.path("apiVersion").asText("");
        if (!version.startsWith("audit.k8s.io/") || !node.path("items").isArray()) {
            return Optional.empty();
        }
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode item : node.get("items")) {
            events.add(item.isObject() && !item.has("apiVersion") ? with(item, "apiVersion", version) : item);
        }
        return Envelope.Opened.all(events);
    }

    /** Azure Monitor carries the event as text, and names the cluster beside it. */
    private static Optional<Envelope.Opened> azure(JsonNode node) {
        JsonNode log = node.path("properties").path("log");
        if (!log.isTextual() || !log.textValue().contains("audit.k8s.io/")) {
            return Optional.empty();
        }
        return CommonEnvelopes.json(log.textValue()).filter(JsonNode::isObject).flatMap(event -> {
            Optional<String> cluster = new Fields(node)
                    .text("resourceId")
                    .map(AKS_CLUSTER::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1).toLowerCase(Locale.ROOT));
            JsonNode item = cluster.map(name -> with(event, CLUSTER, name)).orElse(event);
            return Envelope.Opened.one(item, Optional.empty());
        });
    }

    private static JsonNode with(JsonNode object, String name, String value) {
        ObjectNode copy = ((ObjectNode) object).deepCopy();
        copy.put(name, value);
        return copy;
    }
}
