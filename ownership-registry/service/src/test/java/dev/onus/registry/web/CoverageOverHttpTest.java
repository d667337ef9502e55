package dev.onus.registry.web;

import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.Response;
import dev.onus.registry.cases.CaseFixtures;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.TaskWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Coverage over HTTP and on its page, and what the watch says, on the real broker. */
class CoverageOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RoutingKey WATCH_KEY = RoutingKey.ofTask(CaseKind.WATCH, TaskWords.WATCH_DEDUP_KEY);
    private static final String WATCH = CaseId.ofTask(WATCH_KEY, 1).value();
    private static ConsoleServer server;
    private static ConsoleServer other;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        other = ConsoleServer.start();
        assertThat(apply("""
            kind: Person
            metadata: {name: cov-ana}
            spec: {contacts: [{channel: console}]}
            ---
            kind: Person
            metadata: {name: cov-mo}
            spec: {contacts: [{channel: console}]}
            ---
            kind: Person
            metadata: {name: cov-mute}
            spec: {}
            ---
            kind: EscalationPolicy
            metadata: {name: cov-every}
            spec: {match: {type: cov-key}, priority: 50, steps: [{notify: owner}, {notify: "person:cov-mo"}]}
            """).statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        other.close();
        server.close();
    }

    @Test
    void shouldSayWhoIsMissedAndBeSatisfiedOnceSomebodyIsThere() {
        apply(team("cov-http", "members: []") + identity("cov-http"));

        JsonNode before = coverage("?team=cov-http");
        assertThat(before.path("ok").asBoolean()).isFalse();
        JsonNode gap = before.path("gaps").path(0);
        assertThat(gap.path("who").path(0).asText()).isEqualTo("team:cov-http");
        assertThat(gap.path("weight").asText()).isEqualTo("failure");
        assertThat(gap.path("why").asText()).contains("Team cov-http has neither a schedule nor members.");
        assertThat(gap.path("places").path(0).path("policy").asText()).isEqualTo("cov-every");
        assertThat(gap.path("identities").path("names").path(0).asText()).isEqualTo("cov-http");
        assertThat(before.path("stale").toString()).contains("team:cov-http");
        assertThat(server.meters()
                        .get("coverage_gaps")
                        .tag("weight", "failure")
                        .gauge()
                        .value())
                .isPositive();
        assertThat(server.meters().get("identities_unowned").gauge().value()).isNotNaN();

        apply(team("cov-http", "members: [cov-ana]"));

        JsonNode after = coverage("?team=cov-http");
        assertThat(after.path("ok").asBoolean()).as(after.toString()).isTrue();
        assertThat(after.path("position").asLong())
                .isGreaterThan(before.path("position").asLong());
    }

    @Test
    void shouldAnswerForOneIdentityAndAnotherTime() {
        apply(team("cov-one", "members: [cov-ana]") + identity("cov-one"));

        JsonNode one = coverage("?identity=cov-one&from=2027-01-01T00:00:00Z&to=2027-01-08T00:00:00Z");

        assertThat(one.path("identities").asInt()).isEqualTo(1);
        assertThat(one.path("horizon").path("until").asText()).isEqualTo("2027-01-08T00:00:00Z");
        assertThat(one.path("coveredPercent").asDouble()).isEqualTo(100);
        assertThat(coverage("?identity=aws:cov-key:cov-one").path("identities").asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatItCannotUnderstand() {
        assertThat(get("/v1/coverage?identity=cov-nobody").statusCode()).isEqualTo(404);
        assertThat(get("/v1/coverage?from=tomorrow").statusCode()).isEqualTo(400);
        assertThat(get("/v1/coverage?from=2027-01-01T00:00:00Z&to=2028-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.get("/v1/coverage").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldShowGapsOnTheirPage() {
        apply(team("cov-page", "members: []") + identity("cov-page"));
        coverage("");
        String cookie = server.logIn(ConsoleServer.ADMIN);

        String page = server.get("/coverage?team=cov-page", "Cookie", cookie).body();

        assertThat(page).contains("team:cov-page", "nobody answers", "class=\"gap\"", "step 1 of policy cov-every");
        assertThat(server.get("/coverage").statusCode())
                .as("nobody is logged in")
                .isEqualTo(303);
    }

    @Test
    void shouldOpenTheWatchAndAnswerWhenItIsTimeToLook() {
        await().untilAsserted(() -> assertThat(said(WATCH, TaskWords.OPEN_TASK))
                .anySatisfy(response -> assertThat(response.getParameters())
                        .containsEntry(TaskWords.KIND, "watch")
                        .containsKey(TaskWords.NEXT_LOOK_AT)));
        assertThat(server.stream.said())
                .as("what a new registry has not written yet is no gap")
                .noneMatch(response -> "catch-all team:catch-all"
                        .equals(response.getParameters().get("who")));
        CaseState watch = CaseFixtures.state(WATCH)
                .setKind(CaseKind.WATCH.word())
                .setRoutingKey(WATCH_KEY.value())
                .setIdentity(IdentityFacts.newBuilder().setId(WATCH_KEY.value()).build())
                .build();
        server.stream.write(watch);
        EscalationEvent due = CaseFixtures.event(watch, "look-due").build();
        String answer = StableHash.of(TaskWords.LOOKED, WATCH, due.getEventId());

        server.stream.write(due);

        await().untilAsserted(() -> assertThat(said(WATCH, TaskWords.LOOKED))
                .filteredOn(response -> response.getResponseId().equals(answer))
                .as("two replicas said it, and it has one id")
                .hasSizeGreaterThanOrEqualTo(2));
        assertThat(get("/v1/cases?limit=200").body())
                .as("nobody needs to see it")
                .doesNotContain(WATCH);
        assertThat(get("/v1/cases/" + WATCH).statusCode()).isEqualTo(200);
        assertThat(get("/v1/cases/" + WATCH + "/timeline").body()).doesNotContain("look-due");
    }

    @Test
    void shouldOpenACaseForAGapAndCloseItWhenTheGapIsFilled() {
        apply(team("cov-gap", "members: [], manager: cov-mute") + identity("cov-gap"));

        Response opening = await().until(
                        () -> server.stream.said().stream()
                                .filter(each -> "team:cov-gap"
                                        .equals(each.getParameters().get("who")))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
        assertThat(opening.getParameters()).containsEntry(TaskWords.TARGETS, "person:cov-mute");
        server.stream.write(CaseFixtures.state(opening.getCaseId())
                .setKind(CaseKind.COVERAGE_GAP.word())
                .setRoutingKey(opening.getRoutingKey())
                .setTask(opening.getParameters())
                .build());
        await().until(() -> server.cases().index().find(opening.getCaseId()).isPresent());

        apply(team("cov-gap", "members: [cov-ana]"));

        await().until(() -> !said(opening.getCaseId(), TaskWords.FILLED).isEmpty());
        server.stream.write(CaseFixtures.state(opening.getCaseId())
                .setRevision(2)
                .setState(CaseStateName.resolved)
                .setKind(CaseKind.COVERAGE_GAP.word())
                .setRoutingKey(opening.getRoutingKey())
                .setTask(opening.getParameters())
                .build());
    }

    @Test
    void shouldTellAPersonThatTheirShiftBegins() {
        apply("""
            kind: Schedule
            metadata: {name: cov-shifts}
            spec:
              timeZone: UTC
              noticeBefore: P13D
              layers:
              - name: week
                participants: [[cov-ana], [cov-mo]]
                rotation: {unit: week, anchor: "2026-01-05", handoff: {day: MON, time: "09:00"}}
            """);

        server.stream.write(
                CaseFixtures.event(CaseFixtures.state(WATCH).setRevision(7).build(), "look-due")
                        .build());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(said(WATCH, TaskWords.NOTIFY)).anySatisfy(response -> {
                    assertThat(response.getParameters())
                            .containsEntry(TaskWords.PURPOSE, "notice")
                            .containsKey(TaskWords.NOTICE_ID);
                    assertThat(response.getReason()).contains("Your shift in cov-shifts begins", "you follow cov-");
                }));
    }

    private static List<Response> said(String caseId, String action) {
        return server.stream.said().stream()
                .filter(one -> one.getCaseId().equals(caseId) && one.getAction().equals(action))
                .toList();
    }

    private static String team(String name, String spec) {
        return "kind: Team\nmetadata: {name: " + name + "}\nspec: {" + spec + "}\n";
    }

    private static String identity(String name) {
        return "---\nkind: Identity\nmetadata: {name: " + name + "}\nspec: {id: 'aws:cov-key:" + name + "', owner: "
                + name + "}\n";
    }

    private static JsonNode coverage(String query) {
        HttpResponse<String> answer = get("/v1/coverage" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static HttpResponse<String> get(String path) {
        return server.get(path, "Authorization", "Bearer " + ConsoleServer.ADMIN);
    }

    private static HttpResponse<String> apply(String yaml) {
        HttpResponse<String> answer = server.post(
                "/v1/apply",
                yaml.lines()
                        .map(line -> line.startsWith("kind:") ? "apiVersion: onus.dev/v1\n" + line : line)
                        .collect(Collectors.joining("\n")),
                "Content-Type",
                "application/yaml",
                "Authorization",
                "Bearer " + ConsoleServer.ADMIN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
