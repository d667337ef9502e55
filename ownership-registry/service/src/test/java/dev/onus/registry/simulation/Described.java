package dev.onus.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds an answer against the description of the API: what it has is described, and what must be there is. */
final class Described {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode schemas;

    private Described(JsonNode schemas) {
        this.schemas = schemas;
    }

    static void assertOf(String schema, JsonNode answer, String description) {
        JsonNode document = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(description));
        JsonNode schemas = document.at("/components/schemas");
        new Described(schemas).check(schemas.path(schema), answer, schema);
    }

    private void check(JsonNode schema, JsonNode value, String where) {
        JsonNode type = resolved(schema);
        assertThat(type.isEmpty()).as(where + " is described").isFalse();
        if (value.isArray()) {
            value.forEach(each -> check(type.path("items"), each, where + "[]"));
        } else if (value.isObject()) {
            assertThat(type.has("properties"))
                    .as(where + " has described members")
                    .isTrue();
            type.path("required")
                    .forEach(name -> assertThat(value.has(name.asText()))
                            .as(where + " has " + name)
                            .isTrue());
            for (Iterator<Map.Entry<String, JsonNode>> all = value.fields(); all.hasNext(); ) {
                Map.Entry<String, JsonNode> member = all.next();
                check(type.path("properties").path(member.getKey()), member.getValue(), where + "." + member.getKey());
            }
        } else if (type.has("enum")) {
            assertThat(type.path("enum")).as(where).contains(value);
        } else if (!value.isNull()) {
            assertThat(type.path("type").asText()).as(where).isEqualTo(typeOf(value));
        }
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static String typeOf(JsonNode value) {
        return value.isBoolean() ? "boolean" : value.isIntegralNumber() ? "integer" : "string";
    }
}
