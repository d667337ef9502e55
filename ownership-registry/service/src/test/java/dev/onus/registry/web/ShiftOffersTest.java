package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.event;
import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.Response;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A shift is offered by a case, and handed over when the case says that the offer was accepted; two replicas at work. */
class ShiftOffersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static ConsoleServer server;
    private static ConsoleServer other;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        other = ConsoleServer.start();
        apply("""
                apiVersion: onus.dev/v1
                kind: Person
                metadata: {name: off-ana}
                spec: {contacts: [{channel: console}]}
                ---
                kind: Person
                metadata: {name: off-bo}
                spec: {contacts: [{channel: console}]}
                ---
                kind: Team
                metadata: {name: off-team}
                spec: {members: [off-ana, off-bo], manager: off-bo}
                """);
    }

    @AfterAll
    static void stop() {
        other.close();
        server.close();
    }

    private static HttpResponse<String> apply(String yaml) {
        HttpResponse<String> applied = server.post(
                "/v1/apply",
                yaml,
                "Content-Type",
                "application/yaml",
                "Authorization",
                "Bearer " + ConsoleServer.ADMIN);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        return applied;
    }

    /** Ana has the week from 7 January 2030, 09:00, and bo the one after it. */
    private static String schedule(String name) {
        String yaml = """
                apiVersion: onus.dev/v1
                kind: Schedule
                metadata: {name: %s}
                spec:
                  timeZone: Europe/Berlin
                  layers:
                    - name: base
                      participants: [off-ana, off-bo]
                      rotation: {unit: week, anchor: 2030-01-07, handoff: {day: MON, time: "09:00"}}
                """.formatted(name);
        apply(yaml);
        return yaml;
    }

    private static String token(String name, String person) {
        return json(server.answer("/v1/tokens", """
                {"name":"%s","person":"%s","scopes":["respond"]}""".formatted(name, person)))
                .path("token")
                .asText();
    }

    private static HttpResponse<String> offer(String schedule, String token, String json) {
        return server.post(
                "/v1/schedules/" + schedule + "/offers",
                json,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + token);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("Expected JSON, but got " + answer.body(), notJson);
        }
    }

    private static JsonNode record(String schedule) {
        return json(server.get("/v1/schedules/" + schedule, "Authorization", "Bearer " + ConsoleServer.ADMIN));
    }

    private static Response opened(String caseId) {
        await().atMost(SOON)
                .until(() -> !server.stream.saidTo(caseId, "open-task").isEmpty());
        return server.stream.saidTo(caseId, "open-task").getFirst();
    }

    private static CaseState accepted(String caseId, String routingKey, Map<String, String> facts) {
        CaseState state = state(caseId).setRoutingKey(routingKey).setTask(facts).build();
        server.stream.write(event(state, "offer-accepted").setCase$(state).build());
        return state;
    }

    @Test
    void shouldOpenACaseForTheTakerAndChangeNothingUntilItIsAccepted() {
        schedule("off-open");

        HttpResponse<String> offered = offer("off-open", token("off-open-ana", "off-ana"), """
                {"from":"2030-01-08T08:00:00Z","to":"2030-01-09T08:00:00Z","taker":"off-bo","reason":"dentist",
                 "within":"PT2H"}""");

        assertThat(offered.statusCode()).as(offered.body()).isIn(201, 202);
        String caseId = json(offered).path("caseId").asText();
        Response open = opened(caseId);
        assertThat(open.getActor().getService()).isEqualTo("registry");
        assertThat(open.getParameters())
                .containsEntry("kind", "hand-over")
                .containsEntry("targets", "person:off-bo")
                .containsEntry("taker", "off-bo")
                .containsEntry("giver", "off-ana")
                .containsEntry("owner", "off-team")
                .containsEntry("escalateTo", "manager")
                .containsEntry("within", "PT2H");
        assertThat(record("off-open").path("version").asLong()).isEqualTo(1);
    }

    @Test
    void shouldWriteBothSidesOfASwapOnceWhenItIsAccepted() {
        String before = schedule("off-swap");
        HttpResponse<String> offered = offer("off-swap", token("off-swap-ana", "off-ana"), """
                {"from":"2030-01-08T08:00:00Z","to":"2030-01-09T08:00:00Z","taker":"off-bo","reason":"dentist",
                 "inReturn":{"from":"2030-01-15T08:00:00Z","to":"2030-01-16T08:00:00Z"}}""");
        String caseId = json(offered).path("caseId").asText();
        Response open = opened(caseId);

        accepted(caseId, open.getRoutingKey(), open.getParameters());
        await().atMost(SOON)
                .until(() -> record("off-swap").at("/spec/overrides").size() == 2);
        accepted(caseId, open.getRoutingKey(), open.getParameters());
        JsonNode written = record("off-swap");

        assertThat(written.at("/spec/overrides/0/replace").asText()).isEqualTo("off-ana");
        assertThat(written.at("/spec/overrides/0/with").asText()).isEqualTo("off-bo");
        assertThat(written.at("/spec/overrides/0/from").asText())
                .as("on the schedule's clock")
                .isEqualTo("2030-01-08T09:00");
        assertThat(written.at("/spec/overrides/0/reason").asText()).isEqualTo("hand-over " + caseId + ": dentist");
        assertThat(written.at("/spec/overrides/1/replace").asText()).isEqualTo("off-bo");

        // What somebody takes out afterwards stays out, however often the acceptance is read.
        apply(before);
        accepted(caseId, open.getRoutingKey(), open.getParameters());
        CaseState later = accepted("off-later", "onus:hand-over:other", Map.of("kind", "hand-over"));
        await().atMost(SOON)
                .until(() -> server.cases().index().acceptedOffers().stream()
                        .anyMatch(each -> each.getCaseId().equals(later.getId())));
        await().pollDelay(Duration.ofMillis(900)).atMost(SOON).untilAsserted(() -> {
            assertThat(record("off-swap").path("version").asLong()).isEqualTo(3);
            assertThat(record("off-swap").at("/spec/overrides")).isEmpty();
        });
    }

    @Test
    void shouldShowTheTakerAndNobodyElseHowToAcceptIt() {
        CaseState offered = state("off-shown")
                .setKind("hand-over")
                .setTask(Map.of("kind", "hand-over", "taker", "off-bo", "giver", "off-ana"))
                .build();
        server.stream.open(offered);
        await().atMost(SOON)
                .until(() -> server.cases().index().find("off-shown").isPresent());

        assertThat(casePage(token("off-shown-bo", "off-bo"))).contains("Accept the shift", "/approve");
        assertThat(casePage(token("off-shown-ana", "off-ana"))).doesNotContain("Accept the shift");
    }

    private static String casePage(String token) {
        String cookie = server.logIn(token);
        return server.get("/cases/off-shown", "Cookie", cookie).body();
    }

    @Test
    void shouldRefuseToOfferWhatIsNotOnesOwnToNobodyOrTooLate() {
        schedule("off-refused");
        String ana = token("off-refused-ana", "off-ana");
        List<String> refused = List.of(
                // Bo's week begins in the middle of it.
                """
                {"from":"2030-01-13T08:00:00Z","to":"2030-01-15T08:00:00Z","taker":"off-bo"}""", """
                {"from":"2030-01-08T08:00:00Z","to":"2030-01-09T08:00:00Z","taker":"off-nobody"}""", """
                {"from":"2030-01-08T08:00:00Z","to":"2030-01-09T08:00:00Z","taker":"off-ana"}""", """
                {"from":"2020-01-07T08:00:00Z","to":"2030-01-09T08:00:00Z","taker":"off-bo"}""", """
                {"from":"2030-01-08T08:00:00Z","to":"2030-01-09T08:00:00Z","taker":"off-bo",
                 "inReturn":{"from":"2030-01-09T08:00:00Z","to":"2030-01-10T08:00:00Z"}}""");

        for (String body : refused) {
            assertThat(offer("off-refused", ana, body).statusCode()).as(body).isEqualTo(422);
        }
        assertThat(offer("off-refused", ana, "{\"taker\":\"off-bo\"}").statusCode())
                .isEqualTo(400);
        String looking = json(server.answer("/v1/tokens", """
                {"name":"off-looking","person":"off-ana","scopes":["read"]}""")).path("token").asText();
        assertThat(offer("off-refused", looking, refused.getFirst()).statusCode())
                .isEqualTo(403);
    }
}
