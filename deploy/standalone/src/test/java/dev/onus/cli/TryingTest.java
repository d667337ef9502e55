package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Ink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Looking before it counts: validate, plan and simulate. */
class TryingTest {
    private static final String SIMULATED = """
            {"at": "2027-01-31T03:12:00Z",
             "records": {"position": 4, "reason": "The records of now."},
             "identity": {"id": "aws:access-key:A", "registered": true},
             "owner": {"team": "payments", "source": "exact", "reason": "Somebody wrote it.", "confidence": 100},
             "policy": {"name": "critical", "version": 2, "reason": "It matches.", "changeWindows": ["release"]},
             "priority": {"level": "P1", "reason": "severity high"},
             "events": [
               {"at": "2027-01-31T03:12:00Z", "after": "PT0S", "caseKind": "alert", "kind": "opened",
                "summary": "Case opened: A key", "reason": "Because.", "persons": []},
               {"at": "2027-01-31T03:12:00Z", "after": "PT0S", "caseKind": "alert", "kind": "page-requested",
                "summary": "Page to ana", "reason": "ana is on call.",
                "persons": [{"person": "ana", "role": "accountable", "target": "owner", "reason": "ana is on call."}]},
               {"at": "2027-01-31T03:17:00Z", "after": "PT5M", "caseKind": "alert", "kind": "effect-requested",
                "summary": "Effect requested: block-identity", "reason": "Step 2 asks for it.", "persons": [],
                "effect": {"action": "block-identity", "authority": "Policy critical version 2"}},
               {"at": "2027-01-31T03:17:00Z", "after": "PT5M", "caseKind": "find-owner", "kind": "page-requested",
                "summary": "Page to sam", "reason": "sam is a member.",
                "persons": [{"person": "sam", "role": "informed", "target": "team:security", "reason": "r"}]}],
             "gaps": [{"at": "2027-01-31T03:17:00Z", "after": "PT5M", "summary": "Nobody paged for steward",
                       "reason": "There is no steward."}],
             "end": {"at": "2027-01-31T04:02:00Z", "after": "PT50M", "why": "repeats",
                     "reason": "From here on nothing new happens until somebody answers."},
             "wouldRepeat": [{"caseKind": "alert", "kind": "catch-all-repeat", "every": "PT1H",
                              "from": "2027-01-31T04:02:00Z", "after": "PT50M"},
                             {"caseKind": "alert", "kind": "effect-answer", "about": "block-identity", "every": "PT1H",
                              "from": "2027-01-31T04:32:00Z", "after": "PT1H20M"}],
             "warnings": [], "notes": ["Policy draft, which is tried, is not the one that this alert gets."]}
            """;

    private static final String DRY_RUN = """
            {"changed": [
               {"kind": "Team", "name": "payments", "version": 3, "change": "changed",
                "fields": [{"path": "spec.displayName", "before": "Before", "after": "After"},
                           {"path": "spec.manager", "after": "mo"}]},
               {"kind": "Team", "name": "new", "version": 1, "change": "created"},
               {"kind": "Team", "name": "same", "version": 1, "change": "unchanged"}],
             "warnings": [],
             "findings": [
               {"file": "a.yaml", "line": 4, "column": 9, "kind": "EscalationPolicy", "name": "late",
                "path": "spec.steps[1]", "message": "Nobody waits so long.", "weight": "%s", "new": true},
               {"line": 0, "column": 0, "kind": "EscalationPolicy", "name": "old", "path": "spec.match",
                "message": "It never matches.", "weight": "warning", "new": false}],
             "position": 9, "dryRun": true, "propagation": "done"}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @RegisterExtension
    final VerbRun verbs = new VerbRun();

    @Test
    void shouldFindNothingWrongWithAWarningAlone() throws IOException {
        verbs.server.answer("POST /v1/apply", 200, DRY_RUN.formatted("warning"));

        assertThat(verbs.run(new ValidateCommand(), "-f", file("a.yaml", "kind: Team\n")))
                .isEqualTo(ExitCode.DONE);
        assertThat(verbs.out())
                .contains(
                        "warning: a.yaml:4:9: spec.steps[1]: Nobody waits so long.",
                        "warning: EscalationPolicy/old: spec.match: It never matches.",
                        "3 documents, no problems, 2 warnings.");
    }

    @Test
    void shouldFailOverAPolicyThatCannotWork() throws IOException {
        verbs.server.answer("POST /v1/apply", 200, DRY_RUN.formatted("problem"));

        assertThat(verbs.run(new ValidateCommand(), "-f", file("a.yaml", "kind: Team\n")))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.out()).contains("problem: a.yaml:4:9", "1 problem, 1 warning");
    }

    @Test
    void shouldShowWhatDocumentsWouldBeRefusedForAlsoAsJson() throws IOException {
        verbs.server.answer(
                "POST /v1/apply",
                422,
                "{\"errors\":[{\"file\":\"a.yaml\",\"line\":2,\"column\":1,\"path\":\"spec\",\"message\":\"Expected more.\"}]}");
        String file = file("a.yaml", "kind: Team\n");

        assertThat(verbs.run(new ValidateCommand(), "-f", file, "-o", "json")).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.printed().path("valid").asBoolean()).isFalse();
        assertThat(verbs.printed().at("/problems/0/line").asInt()).isEqualTo(2);
        assertThat(verbs.printed().path("findings").isArray()).isTrue();
        try (VerbRun plan = new VerbRun()) {
            plan.server.answer(
                    "POST /v1/apply", 422, "{\"errors\":[{\"path\":\"spec\",\"message\":\"Expected more.\"}]}");
            assertThat(plan.run(new PlanCommand(), "-f", file)).isEqualTo(ExitCode.REFUSED);
            assertThat(plan.out()).contains("Expected more.", "It would be refused: 1 problem.");
        }
    }

    @Test
    void shouldFailOverAServerThatRefusesForAnotherReason() throws IOException {
        verbs.server.answer("POST /v1/apply", 403, "{\"title\":\"That is not allowed\"}");

        assertThat(verbs.run(new ValidateCommand(), "-f", file("a.yaml", "kind: Team\n")))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.err()).contains("That is not allowed");
    }

    @Test
    void shouldPlanFieldByFieldWithTheFindingsThatAreNew() throws IOException {
        verbs.server.answer("POST /v1/apply", 200, DRY_RUN.formatted("problem"));

        assertThat(verbs.run(new PlanCommand(), "-f", file("a.yaml", "kind: Team\n")))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.out())
                .contains(
                        "~ Team/payments v3",
                        "    spec.displayName: Before -> After",
                        "    spec.manager: mo (new)",
                        "+ Team/new",
                        "problem: a.yaml:4:9",
                        "Would be: 1 changed, 1 created, 1 unchanged; 1 problem. Nothing is deleted")
                .doesNotContain("It never matches", "Team/same");
    }

    @Test
    void shouldPlanWithoutFailingOverWarningsAlone() throws IOException {
        verbs.server.answer("POST /v1/apply", 200, DRY_RUN.formatted("warning"));

        assertThat(verbs.run(new PlanCommand(), "-f", file("a.yaml", "kind: Team\n")))
                .isEqualTo(ExitCode.DONE);
        assertThat(verbs.out()).contains("warning: a.yaml:4:9");
    }

    @Test
    void shouldTryAnAlertWithADraftAndAnAnswer() throws IOException {
        verbs.server.answer("POST /v1/simulations", 200, SIMULATED);
        String alert = file("alert.json", "{\"title\": \"A key\", \"identityId\": \"aws:access-key:A\"}");
        String draft = file("draft.yaml", "kind: EscalationPolicy\nmetadata: {name: draft}\nspec: {match: {}}\n");

        assertThat(verbs.run(
                        new SimulateCommand(),
                        "-f",
                        alert,
                        "--at",
                        "2027-01-31T03:12:00Z",
                        "--until",
                        "PT6H",
                        "--policy",
                        draft,
                        "--answer",
                        "PT7M:ana:acknowledge"))
                .as(verbs.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(verbs.sent("POST /v1/simulations").toString())
                .contains(
                        "\"alert\":{\"title\":\"A key\"",
                        "\"at\":\"2027-01-31T03:12:00Z\"",
                        "\"until\":\"PT6H\"",
                        "\"metadata\":{\"name\":\"draft\"}",
                        "{\"after\":\"PT7M\",\"person\":\"ana\",\"action\":\"acknowledge\"}");
        assertThat(verbs.out()).contains("→ ana is paged (owner)");
    }

    @Test
    void shouldShowWhenWhoAndWhyAndWhatGoesOn() throws IOException {
        String text =
                new SimulationText(new Ink(false), ZoneId.of("UTC")).of("A key", OnusApi.JSON.readTree(SIMULATED));

        assertThat(text.lines())
                .anyMatch(line -> line.matches("\\s+\\+0 min\\s+03:12\\s+Case opened: A key"))
                .anyMatch(line -> line.matches("\\s+\\+5 min\\s+03:17\\s+! Effect requested: block-identity"))
                .anyMatch(line -> line.strip().equals("[find-owner] → sam is told (team:security)"));
        assertThat(text)
                .contains(
                        "owner     team:payments\n            Somebody wrote it.",
                        "critical v2\n            It matches.",
                        "P1\n            severity high",
                        "[release]",
                        "Sun 31 Jan 2027, times in UTC",
                        "ana is on call.",
                        "authority: Policy critical version 2",
                        "After 50 min: From here on nothing new happens until somebody answers.",
                        "the catch-all is paged again, at most 1 h apart, from +50 min (04:02)",
                        "block-identity without an answer is said again, at most 1 h apart, from +1 h 20 min (04:32)",
                        "+5 min Nobody paged for steward: There is no steward.",
                        "Note: Policy draft");
    }

    @Test
    void shouldCountTimesInTheTwoLargestUnits() {
        assertThat(SimulationText.words(Duration.ZERO)).isEqualTo("0 min");
        assertThat(SimulationText.words(Duration.ofSeconds(90))).isEqualTo("1 min 30 s");
        assertThat(SimulationText.words(Duration.ofMinutes(1_500))).isEqualTo("1 d 1 h");
    }

    @Test
    void shouldRefuseToTryWhatIsNoAlertAndNoPolicy() throws IOException {
        String alert = file("alert.json", "{\"title\": \"A key\"}");

        assertThat(verbs.run(new SimulateCommand(), "-f", file("list.json", "[]")))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.run(new SimulateCommand(), "-f", file("odd.json", "{")))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.run(new SimulateCommand(), "-f", folder.resolve("none").toString()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.run(new SimulateCommand(), "-f", alert, "--policy", file("t.yaml", "kind: Team\n")))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.err()).contains("Expected documents of kind EscalationPolicy in --policy, but got Team.");
        assertThat(verbs.run(new SimulateCommand(), "-f", alert, "--answer", "soon"))
                .isEqualTo(ExitCode.BAD_USAGE);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
