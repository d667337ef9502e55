package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.cases.EffectFixtures.approved;
import static dev.onus.registry.cases.EffectFixtures.requested;
import static dev.onus.registry.cases.EffectFixtures.review;
import static dev.onus.registry.cases.EffectFixtures.withdrawn;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.IdentityFacts;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A review that a case asks for keeps its identity off until it is approved (ESC-6), with two replicas at work. */
class ReviewOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static ConsoleServer server;
    private static ConsoleServer other;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        other = ConsoleServer.start();
        assertThat(apply("""
                                apiVersion: onus.dev/v1
                                kind: Person
                                metadata: {name: rev-ana}
                                spec: {displayName: Ana, contacts: [{channel: console}]}
                                ---
                                kind: Team
                                metadata: {name: rev-partners}
                                spec: {members: [rev-ana]}
                                """).statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        other.close();
        server.close();
    }

    @Test
    void shouldPutTheIdentityIntoReviewOnceAndKeepItThereWhateverIsApplied() {
        String name = registered("rev-kept", "lifecycle: active, ");
        underReview("rev-kept");

        HttpResponse<String> enabling = apply(identity("rev-kept", "lifecycle: active, ")
                + "---\nkind: Team\nmetadata: {name: rev-beside}\nspec: {members: [rev-ana]}\n");
        HttpResponse<String> leavingOut = apply(identity("rev-kept", ""));

        assertThat(enabling.statusCode()).as(enabling.body()).isEqualTo(409);
        assertThat(enabling.body()).contains("under-review", "case-rev-kept", "review-rev-kept", "person:ana");
        assertThat(get("/v1/teams/rev-beside").statusCode())
                .as("all or nothing")
                .isEqualTo(404);
        assertThat(leavingOut.statusCode()).isEqualTo(200);
        assertThat(leavingOut.body()).contains("stays there");
        assertThat(lifecycle(name)).isEqualTo("review");
        assertThat(json(get("/v1/identities/" + name + "/versions")).path("items"))
                .as("two replicas saw the review, and the log took it once")
                .hasSize(2);
    }

    @Test
    void shouldEnableItAgainWhenItsReviewIsApprovedWithTheApprovalAsTheReason() {
        String name = registered("rev-approved", "lifecycle: active, ");
        CaseState open = underReview("rev-approved");
        EffectFacts effect = review("review-rev-approved");
        CaseState after =
                CaseState.newBuilder(open).setEffects(List.of()).setRevision(3).build();

        server.stream.write(approved(after, effect, "the partner confirmed it"));
        server.stream.write(withdrawn(after, effect));
        server.stream.write(after);

        await().until(() -> lifecycle(name).equals("active"));
        JsonNode latest = json(get("/v1/identities/" + name));
        assertThat(latest.path("changedBy").asText()).isEqualTo("service:onus");
        assertThat(apply(identity("rev-approved", "lifecycle: suspended, ")).statusCode())
                .as("nothing holds it any more")
                .isEqualTo(200);
    }

    @Test
    void shouldLeaveItOffWhenItsReviewWasTakenBackWithoutAnApproval() {
        String name = registered("rev-lifted", "lifecycle: active, ");
        CaseState open = underReview("rev-lifted");
        CaseState after =
                CaseState.newBuilder(open).setEffects(List.of()).setRevision(3).build();

        server.stream.write(withdrawn(after, review("review-rev-lifted")));
        server.stream.write(after);
        await().until(() -> json(get("/v1/effects/review-rev-lifted"))
                .path("status")
                .asText()
                .equals("withdrawn"));

        // Another review that is begun after it shows that the keeper has looked.
        registered("rev-marker", "lifecycle: active, ");
        underReview("rev-marker");
        assertThat(lifecycle(name)).isEqualTo("review");
    }

    @Test
    void shouldTakeTheReviewUpWhenTheIdentityIsRegisteredLater() {
        EffectFacts effect = review("review-rev-later");
        CaseState open = caseOf("rev-later", effect);
        server.stream.open(open, requested(open, effect));
        await().until(() -> get("/v1/effects/review-rev-later").statusCode() == 200);

        String name = registered("rev-later", "lifecycle: active, ");

        await().until(() -> lifecycle(name).equals("review"));
    }

    private static CaseState underReview(String name) {
        EffectFacts effect = review("review-" + name);
        CaseState open = caseOf(name, effect);
        server.stream.open(open, requested(open, effect));
        await().until(() -> lifecycle(name).equals("review"));
        await().until(() -> get("/v1/cases/case-" + name).statusCode() == 200);
        return open;
    }

    private static CaseState caseOf(String name, EffectFacts effect) {
        return state("case-" + name)
                .setRoutingKey(id(name))
                .setIdentity(IdentityFacts.newBuilder(state("x").getIdentity())
                        .setId(id(name))
                        .build())
                .setEffects(List.of(effect))
                .build();
    }

    private static String registered(String name, String lifecycle) {
        HttpResponse<String> applied = apply(identity(name, lifecycle));
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        return name;
    }

    private static String identity(String name, String lifecycle) {
        return """
                apiVersion: onus.dev/v1
                kind: Identity
                metadata: {name: %s}
                spec: {id: "%s", owner: rev-partners, %srevocation: {method: rotate-key, runbook: "https://runbooks.example.org/x"}}
                """.formatted(name, id(name), lifecycle);
    }

    private static String id(String name) {
        return "aws:access-key:" + name.toUpperCase(java.util.Locale.ROOT);
    }

    private static String lifecycle(String name) {
        return json(get("/v1/identities/" + name))
                .path("spec")
                .path("lifecycle")
                .asText();
    }

    private static HttpResponse<String> apply(String yaml) {
        return server.post(
                "/v1/apply",
                yaml,
                "Content-Type",
                "application/yaml",
                "Authorization",
                "Bearer " + ConsoleServer.ADMIN);
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
