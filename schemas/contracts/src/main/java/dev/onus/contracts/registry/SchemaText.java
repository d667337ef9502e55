package dev.onus.contracts.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/**
 * The text of a schema as others see it. Generated classes carry a Java-only property on every string, which would make
 * a second version in the registry; names, docs, defaults, aliases and logical types stay.
 */
public final class SchemaText {
    private static final String JAVA_STRING = "avro.java.string";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaText() {}

    /** The schema in one line, without what only Java needs. */
    public static String of(Schema schema) {
        return new Schema.Parser()
                .parse(withoutJavaProperties(schema).toString())
                .toString();
    }

    /** The same, indented for people. */
    public static String pretty(Schema schema) {
        return new Schema.Parser().parse(of(schema)).toString(true) + "\n";
    }

    private static JsonNode withoutJavaProperties(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            strip(tree);
            return tree;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected Avro to print JSON, but it did not.", e);
        }
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(JAVA_STRING);
        }
        node.forEach(SchemaText::strip);
    }
}
