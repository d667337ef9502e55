package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Takes a result out of a SARIF 2.1.0 run, with what it needs of the tool, of its rule and of the run. */
final class SarifRun {
    private static final List<String> OF_DRIVER =
            List.of("name", "fullName", "semanticVersion", "version", "informationUri");
    private static final List<String> OF_RULE =
            List.of("id", "name", "shortDescription", "defaultConfiguration", "properties", "helpUri");
    private static final List<String> OF_RUN = List.of("versionControlProvenance", "automationDetails");

    private SarifRun() {}

    static ObjectNode item(JsonNode run, JsonNode result) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.putObject("tool").set("driver", some(run.path("tool").path("driver"), OF_DRIVER));
        JsonNode rule = rule(run.path("tool"), result);
        if (rule.isObject()) {
            item.set("rule", some(rule, OF_RULE));
        }
        ObjectNode about = some(run, OF_RUN);
        JsonNode invocation = run.path("invocations").path(0);
        for (String time : List.of("endTimeUtc", "startTimeUtc")) {
            if (invocation.path(time).isTextual()) {
                about.set("time", invocation.get(time));
                break;
            }
        }
        item.set("run", about);
        item.set("result", result);
        return item;
    }

    /** By its place in the list, or by its id; a result may name a rule that the tool does not list (section 3.27.5). */
    private static JsonNode rule(JsonNode tool, JsonNode result) {
        JsonNode component = component(tool, result);
        int index =
                result.path("ruleIndex").asInt(result.path("rule").path("index").asInt(-1));
        if (index >= 0 && component.path("rules").has(index)) {
            return component.path("rules").get(index);
        }
        String id = result.path("ruleId").asText(result.path("rule").path("id").asText(""));
        for (JsonNode rule : component.path("rules")) {
            String known = rule.path("id").asText("");
            // An id with more parts than its rule's is a special case of that rule (section 3.27.5).
            if (!known.isEmpty() && (id.equals(known) || id.startsWith(known + "/"))) {
                return rule;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode component(JsonNode tool, JsonNode result) {
        int extension = result.path("rule").path("toolComponent").path("index").asInt(-1);
        return extension >= 0 && tool.path("extensions").has(extension)
                ? tool.path("extensions").get(extension)
                : tool.path("driver");
    }

    private static ObjectNode some(JsonNode node, List<String> names) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        names.stream().filter(node::has).forEach(name -> copy.set(name, node.get(name)));
        return copy;
    }
}
