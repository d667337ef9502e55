package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tree as maps, lists, texts, numbers and flags, which is what a JSONata expression works on. */
final class PlainValue {
    private PlainValue() {}

    /** A copy that shares nothing that could be changed; null for null and for what is missing. */
    static @Nullable Object of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> map(node);
            case ARRAY -> list(node);
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.numberValue();
            default -> null;
        };
    }

    @SuppressWarnings("NullAway") // A null of JSON stays one.
    private static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = LinkedHashMap.newLinkedHashMap(node.size());
        node.properties().forEach(field -> map.put(field.getKey(), of(field.getValue())));
        return map;
    }

    @SuppressWarnings("NullAway") // A null of JSON stays one.
    private static List<Object> list(JsonNode node) {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(of(item)));
        return list;
    }
}
