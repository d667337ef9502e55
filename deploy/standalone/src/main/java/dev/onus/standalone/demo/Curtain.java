package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.ApiRefusedException;
import dev.onus.cli.api.OnusApi;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Between two scenarios: the administrator closes what is left open, so that no page of the one disturbs the other. */
final class Curtain {
    private static final List<String> UNDONE = List.of("open", "acknowledged", "snoozed", "contained");
    /** A case that cannot be closed now, for example because its review waits, stays; the next scenario lives with it. */
    private static final int ROUNDS = 10;

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final OnusApi admin;
    private final Story story;

    Curtain(OnusApi admin, Story story) {
        this.admin = admin;
        this.story = story;
    }

    void fall() {
        for (int round = 0; round < ROUNDS && unfinished().anyMatch(each -> true); round++) {
            unfinished().toList().forEach(this::close);
            story.pause(BETWEEN);
        }
        // What is withdrawn arrives a moment after the case is closed.
        story.pause(BETWEEN);
    }

    private Stream<JsonNode> unfinished() {
        return UNDONE.stream()
                .flatMap(state ->
                        admin.get("/v1/cases?state=" + state).path("items").valueStream());
    }

    private void close(JsonNode found) {
        ObjectNode body = OnusApi.JSON
                .createObjectNode()
                .put("version", found.path("version").asLong())
                .put("outcome", "false-positive")
                .put("reason", "The scenario is over.");
        try {
            admin.postJson("/v1/cases/" + found.path("id").asText() + "/resolve", body);
        } catch (ApiRefusedException e) {
            // It moved, or waits for something; the next round looks again.
            return;
        }
    }
}
