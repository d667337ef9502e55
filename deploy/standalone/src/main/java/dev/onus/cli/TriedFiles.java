package dev.onus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.onus.cli.api.OnusApi;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What is tried, from files or standard input. */
final class TriedFiles {
    private static final String POLICY = "EscalationPolicy";

    private final Input input;

    TriedFiles(Input input) {
        this.input = input;
    }

    JsonNode alert(String file) {
        try {
            JsonNode alert = OnusApi.JSON.readTree(input.text(file));
            if (!alert.isObject()) {
                throw new RefusedException("Expected one alert as a JSON object in " + file + ".");
            }
            return alert;
        } catch (JsonProcessingException notJson) {
            throw new RefusedException(
                    "Expected an alert in Onus's own JSON in " + file + ", but " + notJson.getOriginalMessage() + ".");
        }
    }

    /** Whatever is no policy has to be applied first: only policies can be tried. */
    ArrayNode policies(List<String> paths) {
        ArrayNode policies = OnusApi.JSON.createArrayNode();
        try {
            String stream = new ConfigurationFiles(input).read(paths);
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(stream)) {
                if (document != null) {
                    policies.add(policy(OnusApi.JSON.valueToTree(document)));
                }
            }
        } catch (YamlEngineException broken) {
            throw new RefusedException("Expected YAML in --policy, but " + broken.getMessage());
        }
        if (policies.isEmpty()) {
            throw new RefusedException("Expected an " + POLICY + " in --policy, but there is none.");
        }
        return policies;
    }

    private static JsonNode policy(JsonNode document) {
        String kind = document.path("kind").asText("");
        if (!kind.equals(POLICY)) {
            throw new RefusedException("Expected documents of kind " + POLICY + " in --policy, but got "
                    + (kind.isEmpty() ? "one without a kind" : kind) + ".");
        }
        return document;
    }
}
