package dev.onus.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.escalation.CaseEvent;
import dev.onus.registry.http.RegistryServer;
import dev.onus.registry.http.RegistryServer.Answer;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** ESC-10 as a person or a program asks it. */
class SimulationsOverHttpTest {
    private static final String AT = "2031-03-03T03:12:00Z";
    private static final String ALERT = """
            {"identityId": "aws:user:arn:aws:iam::123456789012:user/simulated", "severity": "high", "title": "A key in a CI log",
             "alertClass": "leaked-credential", "credentialState": "active"}""";

    private static RegistryServer server;

    @BeforeAll
    static void start() {
        server = RegistryServer.start();
        Answer applied = server.apply(Organisation.PEOPLE + "---\n" + Organisation.POLICY);
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.send(
                "DELETE", "/v1/escalation-policies/simulated-production", RegistryServer.ADMIN_TOKEN, null, Map.of());
        server.close();
    }

    @Test
    void shouldSayWhoWouldBeToldWhenAndWhy() {
        JsonNode said = simulate("\"at\": \"" + AT + "\"");

        assertThat(said.at("/at").asText()).isEqualTo(AT);
        assertThat(said.at("/identity/id").asText()).isEqualTo(Organisation.KEY);
        assertThat(said.at("/owner/team").asText()).isEqualTo("sim-payments");
        assertThat(said.at("/owner/source").asText()).isEqualTo("exact");
        assertThat(said.at("/owner/confidence").asInt()).isEqualTo(100);
        assertThat(said.at("/policy/name").asText()).isEqualTo("simulated-production");
        assertThat(said.at("/policy/reason").asText()).contains("severity high");
        assertThat(said.at("/priority/level").asText()).startsWith("P");
        JsonNode page = pages(said).getFirst();
        assertThat(page.at("/at").asText()).isEqualTo(AT);
        assertThat(page.at("/after").asText()).isEqualTo("PT0S");
        assertThat(page.at("/persons/0/person").asText()).isEqualTo("sim-ana");
        assertThat(page.at("/persons/0/role").asText()).isEqualTo("accountable");
        assertThat(page.at("/persons/0/target").asText()).isEqualTo("owner");
        assertThat(page.at("/persons/0/reason").asText()).isNotBlank();
        assertThat(said.at("/gaps/0/summary").asText()).contains("steward");
        assertThat(said.at("/end/why").asText()).isEqualTo("repeats");
        assertThat(said.at("/wouldRepeat/0/every").asText()).isEqualTo("PT1H");
    }

    /** Through HTTP and JSON it says what the machine does over the very records that the registry holds. */
    @Test
    void shouldSayWhatTheMachineDoesWithTheRegistrysRecords() {
        Instant at = Instant.parse(AT);
        Duration until = Duration.ofHours(6);
        World world = World.of(server.context().getBean(RegistryLog.class), Optional.of(at), at.minusSeconds(1));
        Question question = QuestionReader.read("{\"alert\": " + ALERT + "}");
        Optional<Identity> identity = world.identity(question.alert().identityId());
        List<String> machine = new Simulator(world.situation(identity), at, Optional.of(until), List.of())
                .run(question.alert().under(identity.map(Identity::id), at)).events().stream()
                        .filter(event -> event.kind() == TimelineKind.PAGE_REQUESTED)
                        .map(SimulationsOverHttpTest::page)
                        .toList();

        JsonNode said = simulate("\"at\": \"" + AT + "\", \"until\": \"PT6H\"");

        assertThat(machine).isNotEmpty();
        assertThat(pages(said).stream()
                        .map(page -> page.at("/at").asText() + " "
                                + page.at("/persons/0/person").asText())
                        .toList())
                .isEqualTo(machine);
    }

    @Test
    void shouldStoreNothingAndAnswerTheSameAgain() {
        long before = server.context().getBean(RegistryLog.class).position();
        int casesBefore = server.get("/v1/cases").json().at("/items").size();

        JsonNode once = simulate("\"at\": \"" + AT + "\"");
        JsonNode again = simulate("\"at\": \"" + AT + "\"");

        assertThat(again).isEqualTo(once);
        assertThat(server.context().getBean(RegistryLog.class).position()).isEqualTo(before);
        assertThat(server.get("/v1/cases").json().at("/items").size()).isEqualTo(casesBefore);
    }

    @Test
    void shouldTryAPolicyThatNobodyHasApplied() {
        JsonNode said = simulate("""
                "policies": [{"kind": "EscalationPolicy", "metadata": {"name": "simulated-production"}, "spec": {
                  "match": {"severity": ["high"]}, "priority": 100,
                  "steps": [{"notify": ["person:sim-sam"], "acknowledgeWithin": "PT1M"}],
                  "fallback": {"notify": ["manager"]}}}]""");

        assertThat(said.at("/tried/0/chosen").asBoolean()).isTrue();
        assertThat(pages(said).getFirst().at("/persons/0/person").asText()).isEqualTo("sim-sam");
        assertThat(server.get("/v1/escalation-policies/simulated-production")
                        .json()
                        .at("/spec/steps/0/notify/0")
                        .asText())
                .isEqualTo("owner");
    }

    @Test
    void shouldAnswerWithTheRecordsOfTheInstantThatIsOver() {
        String policy = Organisation.POLICY
                .replace("simulated-production", "with-a-past")
                .replace("100", "500");
        server.apply(policy);
        Instant first = Instant.parse(server.get("/v1/escalation-policies/with-a-past")
                .json()
                .at("/changedAt")
                .asText());
        server.apply(policy.replace("notify: [owner]", "notify: [\"person:sim-mo\"]"));

        JsonNode then = simulate("\"at\": \"" + first + "\"");
        JsonNode now = simulate("\"until\": \"PT1H\"");
        server.send("DELETE", "/v1/escalation-policies/with-a-past", RegistryServer.ADMIN_TOKEN, null, Map.of());

        assertThat(then.at("/policy/version").asLong()).as(then.toString()).isEqualTo(1);
        assertThat(then.at("/records/reason").asText()).contains("as they were at");
        assertThat(then.at("/records/position").asLong())
                .isLessThan(now.at("/records/position").asLong());
        assertThat(pages(then).getFirst().at("/persons/0/person").asText()).isEqualTo("sim-ana");
        assertThat(now.at("/policy/version").asLong()).isEqualTo(2);
        assertThat(pages(now).getFirst().at("/persons/0/person").asText()).isEqualTo("sim-mo");
    }

    @Test
    void shouldNameTheMembersThatAreWrong() {
        Answer refused =
                server.post("/v1/simulations", "{\"alert\": {\"severity\": 5}, \"untill\": \"PT1H\"}", Map.of());
        Answer nobody = server.post(
                "/v1/simulations",
                "{\"alert\": " + ALERT
                        + ", \"answers\": [{\"after\": \"PT1M\", \"person\": \"anna\", \"action\": \"acknowledge\"}]}",
                Map.of());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("content-type")).startsWith("application/problem+json");
        assertThat(refused.json().at("/errors").findValuesAsText("path"))
                .containsExactlyInAnyOrder("untill", "alert.severity", "alert.title");
        assertThat(nobody.json().at("/errors/0/path").asText()).isEqualTo("answers[0].person");
        assertThat(server.post("/v1/simulations", "", Map.of()).status()).isEqualTo(400);
        assertThat(server.post("/v1/simulations", " ".repeat(300_000) + "{}", Map.of())
                        .status())
                .isEqualTo(413);
    }

    @Test
    void shouldAskForTheScopeReadAndNoMore() {
        String token = server.post(
                        "/v1/tokens",
                        "{\"name\": \"looker\", \"service\": \"ci\", \"scopes\": [\"read\"]}",
                        Map.of("Content-Type", "application/json"))
                .json()
                .at("/token")
                .asText();
        String body = "{\"alert\": " + ALERT + "}";

        assertThat(server.send("POST", "/v1/simulations", token, body, Map.of()).status())
                .isEqualTo(200);
        assertThat(server.send("POST", "/v1/simulations", null, body, Map.of()).status())
                .isEqualTo(401);
    }

    private static JsonNode simulate(String more) {
        Answer answer = server.post(
                "/v1/simulations",
                "{\"alert\": " + ALERT + ", " + more + "}",
                Map.of("Content-Type", "application/json"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonNode> pages(JsonNode said) {
        return said.path("events")
                .valueStream()
                .filter(event -> event.path("kind").asText().equals("page-requested"))
                .toList();
    }

    private static String page(CaseEvent event) {
        return event.at() + " " + event.persons().getFirst().person();
    }
}
