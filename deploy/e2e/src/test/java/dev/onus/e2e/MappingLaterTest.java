package dev.onus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What nobody understood when it came is in exactly one case once its mapping is there, however often it is replayed. */
class MappingLaterTest {
    private static final String SOURCE = """
            apiVersion: onus.dev/v1
            kind: Source
            metadata: {name: %s}
            spec:
              mapping:
                jsonata: >-
                  {"title": what, "identityId": "test:key:" & who, "dedupKey": who, "severity": "low"}
            """;

    private final OnusApi api = SharedOnus.get().api();

    @Test
    void shouldBeInOneCaseHoweverOftenItIsReplayed() {
        String name = "later-" + UUID.randomUUID().toString().substring(0, 8);
        String event = "{\"what\":\"Key grew\",\"who\":\"%s\"}".formatted(name);
        JsonNode first = post("/v1/sources/" + name, OnusApi.AS_JSON, event).path("receipts");
        assertThat(first.path(0).path("outcome").asText()).isEqualTo("unmapped");

        post("/v1/apply", "application/yaml", SOURCE.formatted(name));
        List<String> receipts = Awaitility.await("the mapping to reach intake")
                .until(() -> replayed(name), outcomes -> !outcomes.isEmpty());
        List<String> again = replayed(name);

        String caseId = OpenedCase.of(api, receipts.getFirst()).path("id").asText();
        JsonNode opened = OpenedCase.of(api, again.getFirst());
        assertThat(opened.path("id").asText()).isEqualTo(caseId);
        assertThat(opened.path("alerts").asInt())
                .as("the replay is a duplicate, not a second alert")
                .isEqualTo(1);
        JsonNode receipt = api.get("/v1/receipts/" + again.getFirst());
        assertThat(receipt.path("outcome").asText()).isEqualTo("duplicate");
        assertThat(api.get("/v1/cases?identity=test:key:" + name).path("items").valueStream())
                .as("beside the case that looks for an owner")
                .filteredOn(item -> item.path("kind").asText().equals("alert"))
                .hasSize(1);
    }

    /** The receipts of what was understood now. */
    private List<String> replayed(String source) {
        return post("/v1/dead-letters/replay", OnusApi.AS_JSON, "{\"source\":\"" + source + "\"}")
                .path("receipts")
                .valueStream()
                .filter(receipt -> receipt.path("outcome").asText().equals("accepted"))
                .map(receipt -> receipt.path("id").asText())
                .toList();
    }

    private JsonNode post(String path, String type, String body) {
        return api.post(path, type, body.getBytes(StandardCharsets.UTF_8)).body();
    }
}
