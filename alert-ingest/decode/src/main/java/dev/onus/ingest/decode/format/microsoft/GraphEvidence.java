package dev.onus.ingest.decode.format.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.InnerJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * One piece of evidence of a Graph alert.
 *
 * @param type the vendor's type in lower case, without name space and without {@code evidence}
 */
record GraphEvidence(String type, Fields fields) {
    /** More in one alert are not looked at. */
    private static final int MOST = 500;

    private static final String SUFFIX = "evidence";
    /** Pipelines that know no {@code @} in a name write it out. */
    private static final List<String> TYPE_NAMES =
            List.of("@odata.type", "at_sign_odata_type", "@odata_type", "odata_type", "odata.type");

    /** From the list, and from where a pipeline has given each type a field of its own ({@code deviceEvidence}). */
    static List<GraphEvidence> of(JsonNode alert) {
        List<GraphEvidence> all = new ArrayList<>();
        JsonNode list = InnerJson.of(alert.path(SUFFIX));
        if (list.isArray()) {
            list.forEach(each -> add(all, typeOf(each), each));
        } else {
            list.properties().forEach(field -> each(all, field.getKey(), field.getValue()));
        }
        alert.properties().stream()
                .filter(field -> isFlattened(field.getKey()))
                .forEach(field -> each(all, field.getKey(), InnerJson.of(field.getValue())));
        return all;
    }

    static boolean isFlattened(String name) {
        return name.endsWith("Evidence") && name.length() > SUFFIX.length();
    }

    /** The type that a node says it has; empty when it says nothing. */
    static String typeOf(JsonNode node) {
        return TYPE_NAMES.stream()
                .map(name -> node.path(name).asText(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        InnerJson.of(fields.at("roles"))
                .forEach(role -> roles.add(role.asText("").toLowerCase(Locale.ROOT)));
        return roles;
    }

    String verdict() {
        return fields.text("verdict").orElse("").toLowerCase(Locale.ROOT);
    }

    private static void each(List<GraphEvidence> all, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(each -> add(all, name, each));
        } else {
            add(all, name, value);
        }
    }

    private static void add(List<GraphEvidence> all, String type, JsonNode node) {
        if (node.isObject() && all.size() < MOST) {
            String said = typeOf(node).isEmpty() ? type : typeOf(node);
            String plain = said.substring(said.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            all.add(new GraphEvidence(
                    plain.endsWith(SUFFIX) ? plain.substring(0, plain.length() - SUFFIX.length()) : plain,
                    new Fields(node)));
        }
    }
}
