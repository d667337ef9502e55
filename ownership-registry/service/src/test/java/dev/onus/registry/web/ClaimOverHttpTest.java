package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.IdentityFacts;
import dev.onus.vocabulary.StableHash;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A case that nobody owned becomes an ownership rule with one action (SYS-10). */
class ClaimOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static ConsoleServer server;
    private static String ana;
    private static String bo;
    private static String cy;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        HttpResponse<String> applied = server.post(
                "/v1/apply", """
                apiVersion: onus.dev/v1
                kind: Person
                metadata: {name: claim-ana}
                spec: {displayName: Ana}
                ---
                kind: Person
                metadata: {name: claim-bo}
                spec: {displayName: Bo}
                ---
                kind: Person
                metadata: {name: claim-cy}
                spec: {displayName: Cy}
                ---
                kind: Person
                metadata: {name: mallory}
                spec: {displayName: Mallory}
                ---
                kind: Team
                metadata: {name: claim-payments}
                spec: {members: [claim-ana, claim-bo]}
                ---
                kind: Team
                metadata: {name: claim-platform}
                spec: {members: [claim-bo]}
                """, "Content-Type", "application/yaml", "Authorization", "Bearer " + ConsoleServer.ADMIN);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        ana = tokenOf("claim-ana");
        bo = tokenOf("claim-bo");
        cy = tokenOf("claim-cy");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldWriteTheRuleForTheOneTeamOfTheClaimerAndAnswerWithTheCaseAfterIt() {
        String identity = unowned("claim-one");

        HttpResponse<String> claimed = claim("claim-one", "{\"version\":1}", ana);

        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(200);
        assertThat(json(claimed).path("owner").asText()).isEqualTo("claim-payments");
        JsonNode rule = rule(identity);
        assertThat(rule.path("spec").path("owner").asText()).isEqualTo("claim-payments");
        assertThat(rule.path("spec").path("priority").asInt()).isEqualTo(1000);
        assertThat(rule.path("spec").path("match").path("id").path(0).asText()).isEqualTo(identity);
        assertThat(rule.path("changedBy").asText()).isEqualTo("person:claim-ana");
        JsonNode owner = json(get("/v1/identities/" + identity + "/ownership"));
        assertThat(owner.path("owner").asText()).isEqualTo("claim-payments");
    }

    @Test
    void shouldMakeOneRuleHoweverOftenTheSameTeamClaims() {
        String identity = unowned("claim-twice");
        claim("claim-twice", "{\"version\":1}", ana);

        HttpResponse<String> again = claim("claim-twice", "{\"version\":1,\"owner\":\"team:claim-payments\"}", bo);

        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(rule(identity).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void shouldSayWhoseItIsWhereAnotherTeamWasFirst() {
        String identity = unowned("claim-first");
        unowned("claim-second", identity);
        claim("claim-first", "{\"version\":1}", ana);

        HttpResponse<String> late = claim("claim-second", "{\"version\":1,\"owner\":\"claim-platform\"}", bo);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("gives it to team claim-payments");
        assertThat(rule(identity).path("spec").path("owner").asText()).isEqualTo("claim-payments");
        assertThat(server.stream.responsesTo("claim-second")).isEmpty();
    }

    @Test
    void shouldAskForTheTeamWhereTheClaimerHasSeveralOrNone() {
        unowned("claim-unclear");

        HttpResponse<String> several = claim("claim-unclear", "{\"version\":1}", bo);
        HttpResponse<String> none = claim("claim-unclear", "{\"version\":1}", cy);
        HttpResponse<String> unknown = claim("claim-unclear", "{\"version\":1,\"owner\":\"nobody\"}", ana);

        assertThat(several.statusCode()).isEqualTo(400);
        assertThat(several.body()).contains("claim-payments, claim-platform");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("a member of none");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(json(unknown).path("errors").path(0).path("field").asText()).isEqualTo("owner");
        assertThat(server.stream.responsesTo("claim-unclear")).isEmpty();
    }

    @Test
    void shouldLeaveNoRuleBehindWhereTheStreamSaysNo() {
        String identity = unowned("claim-stale");
        CaseState moved =
                stateOf("claim-stale", identity).setVersion(2).setRevision(2).build();
        server.stream.open(moved);
        await().until(() -> json(get("/v1/cases/claim-stale")).path("version").asInt() == 2);

        HttpResponse<String> stale = claim("claim-stale", "{\"version\":1}", ana);

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(get("/v1/ownership-rules/" + ruleName(identity)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldLeaveNoRuleBehindWhereTheClaimerHasNoRight() {
        String identity = unowned("claim-refused");

        HttpResponse<String> refused =
                claim("claim-refused", "{\"version\":1,\"owner\":\"claim-payments\"}", tokenOf("mallory"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(get("/v1/ownership-rules/" + ruleName(identity)).statusCode())
                .isEqualTo(404);
        assertThat(server.stream.responsesTo("claim-refused"))
                .as("the stream refuses it, and has it on record")
                .hasSize(1);
    }

    @Test
    void shouldNotMakeARuleThatMatchesMoreThanTheOneIdentity() {
        unowned("claim-wide", "aws:access-key:*");

        HttpResponse<String> wide = claim("claim-wide", "{\"version\":1}", ana);

        assertThat(wide.statusCode()).isEqualTo(409);
        assertThat(wide.body()).contains("would match others");
    }

    private static String unowned(String caseId) {
        return unowned(caseId, "aws:access-key:" + caseId.toUpperCase(java.util.Locale.ROOT));
    }

    private static String unowned(String caseId, String identity) {
        server.stream.open(stateOf(caseId, identity).build());
        await().until(() -> get("/v1/cases/" + caseId).statusCode() == 200);
        return identity;
    }

    private static CaseState.Builder stateOf(String caseId, String identity) {
        return state(caseId)
                .setRoutingKey(identity)
                .setIdentity(IdentityFacts.newBuilder(state(caseId).getIdentity())
                        .setId(identity)
                        .setRegistered(false)
                        .build())
                .setOwner("catch-all")
                .setOwnerSource("catch-all");
    }

    private static HttpResponse<String> claim(String caseId, String body, String token) {
        return server.post(
                "/v1/cases/" + caseId + "/claim",
                body,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + token);
    }

    private static JsonNode rule(String identity) {
        return json(get("/v1/ownership-rules/" + ruleName(identity)));
    }

    private static String ruleName(String identity) {
        return "claimed-" + StableHash.of(identity).substring(0, 16);
    }

    private static String tokenOf(String person) {
        HttpResponse<String> made = server.answer(
                "/v1/tokens", "{\"name\":\"" + person + "\",\"person\":\"" + person + "\",\"scopes\":[\"respond\"]}");
        return json(made).path("token").asText();
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
