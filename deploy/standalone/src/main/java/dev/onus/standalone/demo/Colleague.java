package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.ApiRefusedException;
import dev.onus.cli.api.OnusApi;
import java.util.Map;

/** Somebody of the example company who acts in their own name, with a token of theirs, as a program of theirs would. */
final class Colleague implements AutoCloseable {
    private final String name;
    private final OnusApi api;
    private final Story story;

    Colleague(String name, OnusApi api, Story story) {
        this.name = name;
        this.api = api;
        this.story = story;
    }

    String name() {
        return name;
    }

    /** Does something with a case, looking at it as it is now. */
    JsonNode act(String caseId, String action, String words, Map<String, String> members) {
        story.pause(Stage.READS_FOR);
        story.say(name + " " + words);
        return send(caseId, action, members);
    }

    /** What they are answered when they may not; empty text when it was taken. */
    String refusedTo(String caseId, String action, String words, Map<String, String> members) {
        try {
            act(caseId, action, words, members);
            return "";
        } catch (ApiRefusedException refused) {
            story.say(name + " is refused: " + refused.getMessage());
            return String.valueOf(refused.getMessage());
        }
    }

    /** Once more when the case moved between the look and the answer, as anybody would who still wants it. */
    private JsonNode send(String caseId, String action, Map<String, String> members) {
        try {
            return post(caseId, action, members);
        } catch (ApiRefusedException refused) {
            if (refused.problem().path("verdict").asText("").equals("stale")) {
                return post(caseId, action, members);
            }
            throw refused;
        }
    }

    private JsonNode post(String caseId, String action, Map<String, String> members) {
        ObjectNode body = OnusApi.JSON.createObjectNode();
        body.put("version", api.get("/v1/cases/" + caseId).path("version").asLong());
        members.forEach(body::put);
        return api.postJson("/v1/cases/" + caseId + "/" + action, body).body();
    }

    /** Writes a record as they would: refused with the server's words, or taken. */
    String put(String path, String words, JsonNode document) {
        story.pause(Stage.READS_FOR);
        story.say(name + " " + words);
        try {
            api.send("PUT", path, Map.of("Content-Type", OnusApi.AS_JSON), OnusApi.bytes(document));
            return "";
        } catch (ApiRefusedException refused) {
            String why = refused.findings().isEmpty()
                    ? String.valueOf(refused.getMessage())
                    : refused.findings().getFirst().message();
            story.say(name + " is refused: " + why);
            return why;
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
