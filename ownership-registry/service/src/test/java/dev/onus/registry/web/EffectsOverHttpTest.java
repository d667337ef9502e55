package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.cases.EffectFixtures.blocking;
import static dev.onus.registry.cases.EffectFixtures.requested;
import static dev.onus.registry.cases.EffectFixtures.withdrawn;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.Response;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cases ask of platform teams, and their answers, over HTTP (ESC-3). */
class EffectsOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static ConsoleServer server;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldShowAnEffectWithItsAuthorityAndItsBoundInTime() {
        opened("effect-shown", "e-shown");

        JsonNode shown = json(get("/v1/effects/e-shown"));

        assertThat(shown.path("case").asText()).isEqualTo("effect-shown");
        assertThat(shown.path("action").asText()).isEqualTo("block-scope");
        assertThat(shown.path("scope").asText()).isEqualTo("s3:write");
        assertThat(shown.path("status").asText()).isEqualTo("requested");
        assertThat(shown.path("authority").asText()).contains("team:platform");
        assertThat(shown.path("answerBy").asText()).isEqualTo("2026-11-21T12:10:00Z");
        assertThat(shown.path("expiresAt").asText()).isEqualTo("2026-11-21T16:00:00Z");
        assertThat(get("/v1/effects/e-nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldListEffectsByStateAndCaseAlsoAfterTheyWereTakenBack() {
        CaseState open = opened("effect-listed", "e-listed");
        CaseState after = CaseState.newBuilder(open)
                .setEffects(List.of())
                .setRevision(open.getRevision() + 1)
                .build();
        server.stream.write(withdrawn(after, blocking("e-listed", "s3:write")));
        server.stream.write(after);
        await().until(() ->
                json(get("/v1/effects/e-listed")).path("status").asText().equals("withdrawn"));

        assertThat(ids("/v1/effects?case=effect-listed")).containsExactly("e-listed");
        assertThat(ids("/v1/effects?state=withdrawn")).contains("e-listed");
        assertThat(ids("/v1/effects?state=requested&case=effect-listed")).isEmpty();
        assertThat(json(get("/v1/effects/e-listed")).path("authority").asText())
                .as("what the case said of it outlives it")
                .contains("team:platform");
        assertThat(get("/v1/effects?state=sideways").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldTakeTheOutcomeAsAnAnswerToTheCaseAndGiveItsVerdict() {
        opened("effect-done", "e-done");

        HttpResponse<String> answer = server.answer(
                "/v1/effects/e-done/outcome",
                "{\"outcome\":\"done\",\"detail\":\"blocked in IAM\"}",
                "Idempotency-Key",
                "done-1");
        HttpResponse<String> again = server.answer(
                "/v1/effects/e-done/outcome",
                "{\"outcome\":\"done\",\"detail\":\"blocked in IAM\"}",
                "Idempotency-Key",
                "done-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("effects").path(0).path("status").asText()).isEqualTo("done");
        assertThat(again.body()).isEqualTo(answer.body());
        assertThat(server.stream.responsesTo("effect-done")).singleElement().satisfies(response -> {
            assertThat(response.getAction()).isEqualTo("effect-outcome");
            assertThat(response.getParameters())
                    .containsEntry("effect", "e-done")
                    .containsEntry("outcome", "done")
                    .containsEntry("detail", "blocked in IAM");
        });
        assertThat(json(get("/v1/effects/e-done")).path("status").asText()).isEqualTo("done");
    }

    @Test
    void shouldSayWhatIsWrongWithAnOutcomeAndSendNothing() {
        opened("effect-bad", "e-bad");

        HttpResponse<String> bad = server.answer("/v1/effects/e-bad/outcome", "{\"outcome\":\"perhaps\"}");

        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(json(bad).path("errors").path(0).path("field").asText()).isEqualTo("outcome");
        assertThat(server.answer("/v1/effects/e-nowhere/outcome", "{\"outcome\":\"done\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.stream.responsesTo("effect-bad")).isEmpty();
    }

    @Test
    void shouldLetAnExecutorsTokenAnswerEffectsAndNothingElse() {
        opened("effect-token", "e-token");
        String token = token(
                "effects-executor", "{\"name\":\"effects-executor\",\"service\":\"iam-bot\",\"scopes\":[\"effects\"]}");
        String bearer = "Bearer " + token;

        assertThat(server.get("/v1/effects?case=effect-token", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.post(
                                "/v1/effects/e-token/outcome",
                                "{\"outcome\":\"failed\",\"detail\":\"no such role\"}",
                                "Content-Type",
                                "application/json",
                                "Authorization",
                                bearer)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/v1/cases", "Authorization", bearer).statusCode())
                .isEqualTo(403);
        assertThat(server.post(
                                "/v1/cases/effect-token/acknowledge",
                                "{\"version\":1}",
                                "Content-Type",
                                "application/json",
                                "Authorization",
                                bearer)
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.stream.responsesTo("effect-token"))
                .extracting(Response::getActor)
                .singleElement()
                .satisfies(actor -> assertThat(actor.getService()).isEqualTo("iam-bot"));
    }

    @Test
    void shouldNotLetATokenThatOnlyLooksAnswerAnEffect() {
        opened("effect-reader", "e-reader");
        String bearer = "Bearer "
                + token("reader", "{\"name\":\"effects-reader\",\"service\":\"grafana\",\"scopes\":[\"read\"]}");

        assertThat(server.get("/v1/effects", "Authorization", bearer).statusCode())
                .isEqualTo(200);
        assertThat(server.post("/v1/effects/e-reader/outcome", "{\"outcome\":\"done\"}", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(403);
    }

    private static String token(String what, String body) {
        HttpResponse<String> made = server.answer("/v1/tokens", body);
        assertThat(made.statusCode()).as(what).isEqualTo(201);
        return json(made).path("token").asText();
    }

    private static CaseState opened(String caseId, String effectId) {
        EffectFacts effect = blocking(effectId, "s3:write");
        CaseState open = state(caseId).setEffects(List.of(effect)).build();
        server.stream.open(open, requested(open, effect));
        await().until(() -> get("/v1/effects/" + effectId).body().contains("answerBy"));
        return open;
    }

    private static List<String> ids(String path) {
        return json(get(path)).path("items").findValuesAsText("id").stream()
                .filter(id -> id.startsWith("e-"))
                .toList();
    }

    private static HttpResponse<String> get(String path) {
        return server.get(path, "Authorization", "Bearer " + ConsoleServer.ADMIN);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("Expected JSON, but got: " + response.body(), notJson);
        }
    }
}
