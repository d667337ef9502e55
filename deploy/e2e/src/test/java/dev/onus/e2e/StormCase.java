package dev.onus.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import java.util.ArrayList;
import java.util.List;

/** The one decision about an issuer, as whoever asks over HTTP sees it and answers it. */
record StormCase(OnusApi api, String id) {
    /** Every case of kind {@code storm} under the issuer's own id. */
    static List<StormCase> of(OnusApi api, StormingIssuer issuer) {
        return items(api, "/v1/cases?identity=" + OnusApi.encoded(issuer.id())).stream()
                .filter(found -> found.path("kind").asText().equals("storm"))
                .map(found -> new StormCase(api, found.path("id").asText()))
                .toList();
    }

    JsonNode now() {
        return api.get("/v1/cases/" + id);
    }

    /** All of them, from one page to the next until there is no next. */
    List<JsonNode> children() {
        return items(api, "/v1/cases/" + id + "/children?limit=500");
    }

    void resolve(String outcome) {
        resolve(api, id, outcome);
    }

    /** @return the case as it then is */
    static JsonNode resolve(OnusApi api, String caseId, String outcome) {
        ObjectNode answer = OnusApi.JSON
                .createObjectNode()
                .put("version", api.get("/v1/cases/" + caseId).path("version").asLong())
                .put("outcome", outcome)
                .put("reason", "Looked at.");
        return api.postJson("/v1/cases/" + caseId + "/resolve", answer).body();
    }

    private static List<JsonNode> items(OnusApi api, String path) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode part = api.get(path);
        part.path("items").forEach(all::add);
        while (part.has("next")) {
            part = api.get(path + "&cursor=" + OnusApi.encoded(part.path("next").asText()));
            part.path("items").forEach(all::add);
        }
        return all;
    }
}
