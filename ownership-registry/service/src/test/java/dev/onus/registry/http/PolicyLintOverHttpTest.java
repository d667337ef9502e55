package dev.onus.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.registry.http.RegistryServer.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** ESC-11 where policies are written: a dry run says what the lint finds, and an apply is not stopped by it. */
class PolicyLintOverHttpTest {
    /** A window of a step that is longer than the time to resolve: no step after it can ever matter. */
    private static final String LATE = """
            # file: late.yaml
            apiVersion: onus.dev/v1
            kind: EscalationPolicy
            metadata: {name: late}
            spec:
              match: {severity: [high], criticality: [high], blastRadius: [5-49]}
              priority: 40
              steps:
                - {notify: ["person:lint-ana"], acknowledgeWithin: PT5M}
                - {notify: ["person:lint-bo"], acknowledgeWithin: PT40H}
              fallback: {notify: ["person:lint-ana"]}
              resolveWithin: PT24H
            """;

    private static RegistryServer server;

    @BeforeAll
    static void start() {
        server = RegistryServer.start();
        Answer applied = server.apply("""
                apiVersion: onus.dev/v1
                kind: Person
                metadata: {name: lint-ana}
                spec: {contacts: [{channel: console}]}
                ---
                kind: Person
                metadata: {name: lint-bo}
                spec: {contacts: [{channel: console}]}
                """);
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldSayOnADryRunWhatTheLintFindsAndWhere() {
        JsonNode dry = dryRun(LATE);

        assertThat(dry.at("/findings").isArray()).isTrue();
        JsonNode finding = ofLate(dry).getFirst();
        assertThat(finding.at("/file").asText()).isEqualTo("late.yaml");
        assertThat(finding.at("/line").asInt()).isGreaterThan(1);
        assertThat(finding.at("/column").asInt()).isPositive();
        assertThat(finding.at("/path").asText()).startsWith("spec");
        assertThat(finding.at("/message").asText()).isNotBlank();
        assertThat(finding.at("/weight").asText()).isIn("problem", "warning");
        assertThat(finding.at("/new").asBoolean()).isTrue();
        assertThat(server.get("/v1/escalation-policies/late").status()).isEqualTo(404);
    }

    @Test
    void shouldApplyAllTheSameAndWarnAndCallItKnownFromThenOn() {
        Answer applied = server.apply(LATE.replace("late", "later"));

        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        assertThat(applied.json().has("findings")).isFalse();
        assertThat(applied.json().path("warnings").valueStream())
                .anyMatch(warning -> warning.path("name").asText().equals("later")
                        && warning.path("file").asText().equals("later.yaml"));
        JsonNode again = dryRun(LATE.replace("late", "later"));
        assertThat(again.at("/changed/0/change").asText()).isEqualTo("unchanged");
        assertThat(again.path("findings").valueStream())
                .filteredOn(finding -> finding.path("name").asText().equals("later"))
                .isNotEmpty()
                .allMatch(finding -> !finding.path("new").asBoolean());
        server.send("DELETE", "/v1/escalation-policies/later", RegistryServer.ADMIN_TOKEN, null, Map.of());
    }

    @Test
    void shouldWarnOfTheGapThatAScheduleAloneBringsAbout() {
        String schedule = """
                apiVersion: onus.dev/v1
                kind: Schedule
                metadata: {name: lint-nights}
                spec:
                  timeZone: Europe/Lisbon
                  layers: [{name: all, participants: [[lint-ana], [lint-bo]], rotation: {unit: day, anchor: 2026-01-05, handoff: {time: "09:00"}}}]
                """;
        Answer used = server.apply(schedule + """
                ---
                kind: Team
                metadata: {name: lint-team}
                spec: {members: [lint-ana, lint-bo], schedule: lint-nights}
                """);
        assertThat(used.json().at("/warnings").toString()).doesNotContain("lint-nights");

        Answer applied = server.apply(schedule.replace(
                "name: all,", "name: all, restrictions: [{days: [MON], from: \"09:00\", to: \"17:00\"}],"));

        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        assertThat(applied.json().at("/warnings").toString()).contains("nobody is on call from");
    }

    @Test
    void shouldShowOnADryRunWhichFieldsWouldDiffer() {
        String team = """
                apiVersion: onus.dev/v1
                kind: Team
                metadata: {name: lint-changing}
                spec: {displayName: Before, members: [lint-ana]}
                """;
        server.apply(team);

        JsonNode dry =
                dryRun(team.replace("Before", "After").replace("[lint-ana]", "[lint-ana, lint-bo], manager: lint-ana"));

        assertThat(dry.at("/changed/0/change").asText()).isEqualTo("changed");
        assertThat(dry.at("/changed/0/fields").findValuesAsText("path"))
                .containsExactlyInAnyOrder("spec.displayName", "spec.members", "spec.manager");
        JsonNode display = dry.at("/changed/0/fields")
                .valueStream()
                .filter(field -> field.path("path").asText().equals("spec.displayName"))
                .findFirst()
                .orElseThrow();
        assertThat(display.at("/before").asText()).isEqualTo("Before");
        assertThat(display.at("/after").asText()).isEqualTo("After");
    }

    private static JsonNode dryRun(String yaml) {
        Answer dry = server.post("/v1/apply?dryRun=true", yaml, Map.of("Content-Type", "application/yaml"));
        assertThat(dry.status()).as(dry.body()).isEqualTo(200);
        return dry.json();
    }

    private static List<JsonNode> ofLate(JsonNode dry) {
        return dry.path("findings")
                .valueStream()
                .filter(finding -> finding.path("name").asText().equals("late"))
                .toList();
    }
}
