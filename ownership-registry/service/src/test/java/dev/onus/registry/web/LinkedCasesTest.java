package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.NOON;
import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.Response;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cases under two names of what turns out to be one identity, seen by the registry (OWN-7). */
class LinkedCasesTest {
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
    void shouldLinkTheYoungerToTheElderOnceAnAliasShowsThatTheyAreOne() {
        opened("link-elder", "aws:access-key:LINK1", 0);
        opened("link-younger", "aws:user:LINK1", 10);

        register("link-one", "aws:access-key:LINK1", "aws:user:LINK1");

        await().until(() -> said("link-younger", "link").size() == 1);
        assertThat(said("link-younger", "link").getFirst().getParameters()).containsEntry("elder", "link-elder");
        assertThat(said("link-younger", "link").getFirst().getRoutingKey()).isEqualTo("aws:user:LINK1");
        assertThat(said("link-elder", "link")).isEmpty();
    }

    @Test
    void shouldLinkACaseThatOpensUnderAnotherNameOfAKnownIdentity() {
        register("link-two", "aws:access-key:LINK2", "aws:user:LINK2");
        opened("link-known-elder", "aws:access-key:LINK2", 0);

        opened("link-known-younger", "aws:user:LINK2", 10);

        await().until(() -> said("link-known-younger", "link").size() == 1);
    }

    @Test
    void shouldTellAFollowerHowItsElderEnded() {
        register("link-three", "aws:access-key:LINK3", "aws:user:LINK3");
        CaseState elder = opened("link-ended-elder", "aws:access-key:LINK3", 0);
        CaseState follower = opened("link-ended-younger", "aws:user:LINK3", 10);
        server.stream.write(CaseState.newBuilder(follower)
                .setFollows("link-ended-elder")
                .setRevision(2)
                .build());
        lookedAtEverythingSoFar("aws:access-key:LINK6", "aws:user:LINK6");

        server.stream.write(CaseState.newBuilder(elder)
                .setState(CaseStateName.resolved)
                .setOutcome("risk-accepted")
                .setOutcomeReason("known to the board")
                .setRiskExpiresAt(NOON.plusSeconds(86_400))
                .setRevision(2)
                .build());

        await().until(() -> said("link-ended-younger", "ended").size() == 1);
        Response ended = said("link-ended-younger", "ended").getFirst();
        assertThat(ended.getParameters())
                .containsEntry("elder", "link-ended-elder")
                .containsEntry("outcome", "risk-accepted")
                .containsEntry("riskExpiresAt", "2026-11-22T12:00:00Z");
        assertThat(ended.getReason()).contains("known to the board");
    }

    @Test
    void shouldLetAFollowerGoWhenTheTwoAreNotOneIdentityAnyMore() {
        register("link-four", "aws:access-key:LINK4", "aws:user:LINK4");
        opened("link-apart-elder", "aws:access-key:LINK4", 0);
        CaseState follower = opened("link-apart-younger", "aws:user:LINK4", 10);
        server.stream.write(CaseState.newBuilder(follower)
                .setFollows("link-apart-elder")
                .setRevision(2)
                .build());

        register("link-four", "aws:access-key:LINK4", "aws:user:OTHER4");

        await().until(() -> said("link-apart-younger", "ended").size() == 1);
        assertThat(said("link-apart-younger", "ended").getFirst().getParameters())
                .doesNotContainKey("outcome");
    }

    @Test
    void shouldFindAfterAStartWhatHappenedWhileNobodyLooked() {
        register("link-five", "aws:access-key:LINK5", "aws:user:LINK5");
        opened("link-missed-elder", "aws:access-key:LINK5", 0);
        opened("link-missed-younger", "aws:user:LINK5", 10);
        await().until(() -> said("link-missed-younger", "link").size() == 1);

        ConsoleServer started = ConsoleServer.start();
        try {
            await().until(() -> said("link-missed-younger", "link").size() == 2);
        } finally {
            started.close();
        }

        assertThat(said("link-missed-younger", "link"))
                .extracting(Response::getResponseId)
                .as("whoever says it, it is one response")
                .containsOnly(said("link-missed-younger", "link").getFirst().getResponseId());
    }

    /** Another pair that is linked shows that what came before it was looked at. */
    private static void lookedAtEverythingSoFar(String id, String alias) {
        register("link-marker", id, alias);
        opened("link-marker-elder", id, 0);
        opened("link-marker-younger", alias, 10);
        await().until(() -> said("link-marker-younger", "link").size() == 1);
    }

    private static List<Response> said(String caseId, String action) {
        return server.stream.saidTo(caseId, action);
    }

    private static CaseState opened(String id, String routingKey, long secondsAfterNoon) {
        CaseState open = state(id)
                .setRoutingKey(routingKey)
                .setIdentity(IdentityFacts.newBuilder(state(id).getIdentity())
                        .setId(routingKey)
                        .build())
                .setOpenedAt(NOON.plusSeconds(secondsAfterNoon))
                .build();
        server.stream.open(open);
        return open;
    }

    private static void register(String name, String id, String alias) {
        var applied = server.post(
                "/v1/apply",
                """
                apiVersion: onus.dev/v1
                kind: Identity
                metadata: {name: %s}
                spec: {id: "%s", aliases: ["%s"], owner: catch-all}
                """.formatted(name, id, alias),
                "Content-Type",
                "application/yaml",
                "Authorization",
                "Bearer " + ConsoleServer.ADMIN);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    }
}
