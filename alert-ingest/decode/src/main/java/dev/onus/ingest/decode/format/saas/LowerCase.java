package dev.onus.ingest.decode.format.saas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Names in lower case, because stores of logs change the case of some names or of all. */
final class LowerCase {
    private LowerCase() {}

    /** A copy; of names that differ in their case alone, the first stays. */
    static JsonNode names(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> {
                String name = field.getKey().toLowerCase(Locale.ROOT);
                if (!copy.has(name)) {
                    copy.set(name, names(field.getValue()));
                }
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(each -> copy.add(names(each)));
            return copy;
        }
        return node;
    }

    /** Whether an object has the name in any case. */
    static boolean has(JsonNode node, String name) {
        return node.has(name)
                || node.properties().stream().anyMatch(field -> field.getKey().equalsIgnoreCase(name));
    }
}
