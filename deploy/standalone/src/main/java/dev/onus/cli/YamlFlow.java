package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** A tree on one line, without the quotes that make JSON hard to read. */
final class YamlFlow {
    private YamlFlow() {}

    static String of(JsonNode tree) {
        if (tree.isObject()) {
            return tree.propertyStream()
                    .map(entry -> entry.getKey() + ": " + nested(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return nested(tree);
    }

    private static String nested(JsonNode value) {
        if (value.isObject()) {
            return "{" + of(value) + "}";
        }
        return value.isArray()
                ? value.valueStream().map(YamlFlow::nested).collect(Collectors.joining(", ", "[", "]"))
                : value.asText();
    }
}
