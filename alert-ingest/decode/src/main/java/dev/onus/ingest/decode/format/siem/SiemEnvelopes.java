package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.ingest.decode.CommonEnvelopes;
import dev.onus.ingest.decode.Envelope;
import dev.onus.ingest.decode.text.TextRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What SIEMs and shippers put around records: Splunk's HEC, Alertmanager's group, search hits of Elasticsearch, Kafka
 * Connect's schema, lists of REST APIs, Panther's renamed fields.
 */
public final class SiemEnvelopes {
    private static final Set<String> OF_HEC =
            Set.of("event", "time", "host", "source", "sourcetype", "index", "fields", "channel");
    private static final List<String> OF_GROUP =
            List.of("receiver", "groupKey", "externalURL", "truncatedAlerts", "notification_reason");
    private static final String RENAMED = "at_sign_";

    public static final List<Envelope> ALL = List.of(
            SiemEnvelopes::hec,
            SiemEnvelopes::alertmanager,
            SiemEnvelopes::hits,
            SiemEnvelopes::hit,
            SiemEnvelopes::connect,
            SiemEnvelopes::value,
            SiemEnvelopes::data,
            SiemEnvelopes::panther);

    private SiemEnvelopes() {}

    /** Of a record of text its time and host are kept with it; JSON has its own. */
    private static Optional<Envelope.Opened> hec(JsonNode node) {
        JsonNode event = node.path("event");
        boolean exact = (event.isObject() || event.isTextual())
                && node.size() > 1
                && node.propertyStream().allMatch(field -> OF_HEC.contains(field.getKey()));
        if (!exact) {
            return Optional.empty();
        }
        if (event.isObject()) {
            return Envelope.Opened.one(event, Optional.empty());
        }
        String text = event.textValue();
        JsonNode record = CommonEnvelopes.json(text)
                .filter(JsonNode::isContainerNode)
                .or(() -> TextRecords.known(text.strip()).map(tree -> tree))
                .orElseGet(() -> TextRecords.plain(text.strip()));
        boolean isText = record.has("cef") || record.has("leef") || TextRecords.isPlain(record);
        if (isText && record instanceof ObjectNode tree) {
            ObjectNode around = ((ObjectNode) node).deepCopy();
            around.remove("event");
            tree.set("hec", around);
        }
        return Envelope.Opened.one(record, Optional.empty());
    }

    /** Each alert is given what only its group says. */
    private static Optional<Envelope.Opened> alertmanager(JsonNode node) {
        JsonNode alerts = node.path("alerts");
        boolean isGroup = alerts.isArray() && (node.has("groupKey") || node.has("receiver"));
        if (!isGroup) {
            return Optional.empty();
        }
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode alert : alerts) {
            if (alert instanceof ObjectNode object) {
                ObjectNode item = object.deepCopy();
                OF_GROUP.stream().filter(node::has).forEach(name -> item.set(name, node.get(name)));
                items.add(item);
            } else {
                items.add(alert);
            }
        }
        return Envelope.Opened.all(items);
    }

    private static Optional<Envelope.Opened> hits(JsonNode node) {
        JsonNode hits = node.path("hits").path("hits");
        return hits.isArray() ? Envelope.Opened.all(hits) : Optional.empty();
    }

    /** The document's id is put into it, which has it nowhere else. */
    private static Optional<Envelope.Opened> hit(JsonNode node) {
        JsonNode source = node.path("_source").isObject() ? node.get("_source") : node.path("fields");
        if (!node.has("_index") || !(source instanceof ObjectNode document)) {
            return Optional.empty();
        }
        ObjectNode item = document.deepCopy();
        if (node.path("_id").isTextual() && !item.has("_id")) {
            item.set("_id", node.get("_id"));
        }
        return Envelope.Opened.one(item, Optional.empty());
    }

    private static Optional<Envelope.Opened> connect(JsonNode node) {
        boolean exact = node.size() == 2 && node.has("schema") && node.has("payload");
        JsonNode payload = node.path("payload");
        return exact && (payload.isContainerNode() || payload.isTextual())
                ? Envelope.Opened.one(payload, Optional.empty())
                : Optional.empty();
    }

    /** Microsoft's REST APIs: {@code {"@odata.context":…,"value":[…]}}. */
    private static Optional<Envelope.Opened> value(JsonNode node) {
        JsonNode value = node.path("value");
        boolean exact = value.isContainerNode()
                && node.propertyStream()
                        .allMatch(field -> field.getKey().equals("value")
                                || field.getKey().startsWith("@odata.")
                                || field.getKey().equals("nextLink"));
        if (!exact) {
            return Optional.empty();
        }
        return value.isArray() ? Envelope.Opened.all(value) : Envelope.Opened.one(value, Optional.empty());
    }

    /** JSON:API, as Datadog answers: {@code {"data":{…},"links":…}} or a list. */
    private static Optional<Envelope.Opened> data(JsonNode node) {
        JsonNode data = node.path("data");
        JsonNode first = data.isArray() ? data.path(0) : data;
        if (node.has("specversion") || !first.path("attributes").isObject() || !first.has("type") || !first.has("id")) {
            return Optional.empty();
        }
        return data.isArray() ? Envelope.Opened.all(data) : Envelope.Opened.one(data, Optional.empty());
    }

    /** Panther stores {@code @type} as {@code at_sign_type}. */
    private static Optional<Envelope.Opened> panther(JsonNode node) {
        return node.has("p_log_type") && hasRenamed(node)
                ? Envelope.Opened.one(restored(node), Optional.empty())
                : Optional.empty();
    }

    private static boolean hasRenamed(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getKey().startsWith(RENAMED)) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (child.isContainerNode() && hasRenamed(child)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode restored(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> {
                String name = field.getKey();
                String own = name.startsWith(RENAMED) ? "@" + name.substring(RENAMED.length()) : name;
                copy.set(own, restored(field.getValue()));
            });
            return copy;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode copy = list.arrayNode(list.size());
            list.forEach(item -> copy.add(restored(item)));
            return copy;
        }
        return node;
    }
}
