package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.pageRequested;
import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.CaseState;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The paths of cases, responses and receipts, on the real broker, with a stand-in for the stream. */
class CasesOverHttpTest {
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
    void shouldShowACaseItsTimelineAndItInTheList() {
        CaseState open = opened("http-shown");

        JsonNode shown = json(get("/v1/cases/http-shown"));
        JsonNode timeline = json(get("/v1/cases/http-shown/timeline"));
        JsonNode listed = json(get("/v1/cases?limit=200&state=open&owner=team:payments&identity="
                + open.getIdentity().getId()));

        assertThat(shown.path("state").asText()).isEqualTo("open");
        assertThat(shown.path("identity").path("id").asText())
                .isEqualTo(open.getIdentity().getId());
        assertThat(shown.path("nextDeadline").path("kind").asText()).isEqualTo("acknowledge");
        assertThat(shown.path("nextDeadline").path("at").asText()).isEqualTo("2026-11-21T12:04:10Z");
        assertThat(timeline.path("items"))
                .extracting(item -> item.path("kind").asText())
                .containsExactly("opened", "page-requested");
        assertThat(listed.path("items"))
                .extracting(item -> item.path("id").asText())
                .contains("http-shown");
    }

    @Test
    void shouldShowEmptyListsAsLists() {
        opened("http-empty");

        JsonNode none = json(get("/v1/cases?owner=nobody-at-all"));
        JsonNode shown = json(get("/v1/cases/http-empty"));

        assertThat(none.path("items").isArray()).isTrue();
        assertThat(none.has("next")).isFalse();
        assertThat(shown.path("effects").isArray()).isTrue();
        assertThat(shown.path("links").isArray()).isTrue();
    }

    @Test
    void shouldAnswerAnAcknowledgeWithTheCaseAsItThenIs() {
        opened("http-acknowledged");

        HttpResponse<String> answer = server.answer("/v1/cases/http-acknowledged/acknowledge", "{\"version\":1}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("state").asText()).isEqualTo("acknowledged");
        assertThat(json(answer).path("acknowledgedBy").asText()).isEqualTo("admin");
        String position = answer.headers().firstValue("Onus-Position").orElseThrow();
        assertThat(position).contains("case=http-acknowledged:2");
        HttpResponse<String> read = server.get(
                "/v1/cases/http-acknowledged",
                "Authorization",
                "Bearer " + ConsoleServer.ADMIN,
                "Onus-Position",
                position);
        assertThat(json(read).path("revision").asInt()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldGiveTheSameVerdictForTheSameIdempotencyKey() {
        opened("http-repeated");

        HttpResponse<String> first =
                server.answer("/v1/cases/http-repeated/acknowledge", "{\"version\":1}", "Idempotency-Key", "k-1");
        HttpResponse<String> second =
                server.answer("/v1/cases/http-repeated/acknowledge", "{\"version\":1}", "Idempotency-Key", "k-1");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(server.stream.responsesTo("http-repeated")).hasSize(1);
        assertThat(json(get("/v1/responses/k-1")).path("verdict").asText()).isEqualTo("applied");
    }

    @Test
    void shouldRefuseAStaleAnswerWithTheCurrentCase() {
        opened("http-stale");
        server.answer("/v1/cases/http-stale/acknowledge", "{\"version\":1}");

        HttpResponse<String> late =
                server.answer("/v1/cases/http-stale/decline", "{\"version\":1,\"reason\":\"not ours\"}");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(late).path("verdict").asText()).isEqualTo("stale");
        assertThat(json(late).path("case").path("version").asInt()).isEqualTo(2);
    }

    @Test
    void shouldPassActionsThroughThatTheCaseCannotDoNow() {
        opened("http-reopened");

        HttpResponse<String> answer = server.answer("/v1/cases/http-reopened/reopen", "{\"version\":1}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).path("verdict").asText()).isEqualTo("illegal");
        assertThat(json(answer).path("detail").asText()).contains("reopen");
    }

    @Test
    void shouldTellWhatIsWrongWithABodyAndSendNothing() {
        opened("http-bad");

        HttpResponse<String> answer =
                server.answer("/v1/cases/http-bad/resolve", "{\"version\":1,\"outcome\":\"done\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactlyInAnyOrder("reason", "outcome");
        assertThat(server.answer("/v1/cases/http-bad/acknowledge", "[1,2]").statusCode())
                .isEqualTo(400);
        assertThat(server.answer("/v1/cases/http-bad/acknowledge", "{\"version\":1")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.answer("/v1/cases/http-bad/acknowledge", "").statusCode())
                .isEqualTo(400);
        assertThat(server.stream.responsesTo("http-bad")).isEmpty();
    }

    @Test
    void shouldKnowNeitherCasesNorActionsThatDoNotExist() {
        assertThat(server.answer("/v1/cases/nowhere/acknowledge", "{\"version\":1}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/v1/cases/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/v1/cases/nowhere/timeline").statusCode()).isEqualTo(404);
        assertThat(get("/v1/responses/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/v1/receipts/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/v1/cases?state=sideways").statusCode()).isEqualTo(400);
        assertThat(get("/v1/cases?cursor=%3F%3F").statusCode()).isEqualTo(400);
        assertThat(server.answer("/v1/cases/nowhere/explode", "{\"version\":1}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldWantAToken() {
        assertThat(server.get("/v1/cases").statusCode()).isEqualTo(401);
        assertThat(server.post("/v1/cases/x/acknowledge", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldSayWhereToLookWhenTheVerdictTakesTooLong() {
        opened("slow-http");

        HttpResponse<String> answer =
                server.answer("/v1/cases/slow-http/acknowledge", "{\"version\":1}", "Idempotency-Key", "slow-1");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).contains("/v1/responses/slow-1");
        assertThat(get("/v1/responses/slow-1").statusCode()).isEqualTo(202);
    }

    private static CaseState opened(String id) {
        CaseState open = state(id).build();
        server.stream.open(open, pageRequested(open, "ana", 1));
        await().until(() -> get("/v1/cases/" + id).statusCode() == 200
                && json(get("/v1/cases/" + id + "/timeline")).path("items").size() == 2);
        return open;
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
