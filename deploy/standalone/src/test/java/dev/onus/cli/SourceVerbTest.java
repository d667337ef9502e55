package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A mapping and the golden tests beside it, without a server. */
class SourceVerbTest {
    private static final String SOURCE = """
            kind: Team
            metadata: {name: not-looked-at}
            ---
            apiVersion: onus.dev/v1
            kind: Source
            metadata: {name: drift}
            spec:
              mapping: {jsonata: "{'title': %s, 'identityId': 'github:token:1', 'dedupKey': 'k', 'severity': 'high'}"}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @RegisterExtension
    final VerbRun verbs = new VerbRun();

    @Test
    void shouldHoldForTheExampleInTheDocumentation() {
        assertThat(test(Path.of("../../docs/examples/sources"))).as(verbs.out()).isEqualTo(ExitCode.DONE);
        assertThat(verbs.out()).contains("same    drift-watch/closed", "4 tests, no difference.");
    }

    @Test
    void shouldShowWhatDiffersAndAcceptItOnlyWhenAsked() throws IOException {
        Path file = write("what");
        Path expected = folder.resolve("drift.tests/one.alert.json");

        assertThat(test(file)).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.out()).contains("missing drift/one", "--write makes it", "+       \"title\" : \"Key leaked\"");
        assertThat(expected).doesNotExist();
        assertThat(verbs.run(new SourceCommand.Test(), "-f", file.toString(), "--write"))
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(expected)).contains("\"title\" : \"Key leaked\"", "github:token:1");
        assertThat(test(file)).isEqualTo(ExitCode.DONE);

        write("$uppercase(what)");
        assertThat(test(file)).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.out())
                .contains(
                        "differs drift/one",
                        "-       \"title\" : \"Key leaked\"",
                        "+       \"title\" : \"KEY LEAKED\"");
    }

    @Test
    void shouldSayThatAMappingIsNoExpression() throws IOException {
        assertThat(test(write("what &"))).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.out()).contains("broken  drift", "spec.mapping.jsonata: Expected a JSONata expression, but");
    }

    @Test
    void shouldRefuseFilesWithoutASourceAndSourcesThatCannotBeApplied() throws IOException {
        Path team = Files.writeString(folder.resolve("team.yaml"), "kind: Team\nmetadata: {name: a}\n");
        assertThat(test(team)).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.err()).contains("Expected documents of kind Source");
        Path odd = Files.writeString(
                folder.resolve("odd.yaml"), "kind: Source\nmetadata: {name: a}\nspec: {mappings: {}}\n");
        assertThat(test(odd)).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.err()).contains("spec.mappings").contains("Did you mean 'mapping'?");
    }

    @Test
    void shouldReadAnEventThatIsNoJson() throws IOException {
        Path file = write("what");
        Files.writeString(folder.resolve("drift.tests/plain.event.txt"), "{\"what\": ");
        test(file);
        assertThat(verbs.out()).contains("missing drift/plain", "Expected JSON, but");
    }

    @Test
    void shouldReplayAllOfASourcePageAfterPage() {
        verbs.server.answer(
                "POST /v1/dead-letters/replay",
                202,
                "{\"receipts\":[{\"id\":\"r1\",\"outcome\":\"accepted\"}],\"letters\":1}");

        assertThat(verbs.run(new DeadLettersCommand.Replay(), "--source", "drift"))
                .isEqualTo(ExitCode.DONE);
        assertThat(verbs.sent("POST /v1/dead-letters/replay").path("source").asText())
                .isEqualTo("drift");
        assertThat(verbs.out()).contains("r1", "accepted");
        assertThat(verbs.run(new DeadLettersCommand.Replay(), "--source", "drift", "--all"))
                .isEqualTo(ExitCode.BAD_USAGE);
    }

    @Test
    void shouldShowTheRulesOfAFormat() {
        verbs.server.answer("GET /v1/formats", 200, """
                {"items": [{"name": "aws-cloudtrail", "otherNames": ["cloudtrail"], "describes": "CloudTrail records",
                            "otherwise": "ignore",
                            "rules": [{"event": "CreateAccessKey", "then": "alert", "reason": "A new key."}]}]}""");

        assertThat(verbs.run(new SourceCommand.Formats())).isEqualTo(ExitCode.DONE);
        assertThat(verbs.out()).contains("aws-cloudtrail", "1 rule");
        assertThat(verbs.run(new SourceCommand.Formats(), "cloudtrail")).isEqualTo(ExitCode.DONE);
        assertThat(verbs.out()).contains("CreateAccessKey", "A new key.", "anything else");
        assertThat(verbs.run(new SourceCommand.Formats(), "nothing")).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void shouldShowHowASourceIsDoing() {
        verbs.server.answer("GET /v1/sources/drift/status", 200, """
                {"source": "drift", "version": 3, "checkedAt": "2026-11-21T12:00:00Z",
                 "lastHeard": "2026-11-20T10:00:00Z", "silentSince": "2026-11-20T10:00:00Z",
                 "since": "2026-11-15T00:00:00Z", "received": 12,
                 "outcomes": [{"outcome": "folded", "count": 8}, {"outcome": "ignored", "rule": "drift/quiet", "count": 3},
                              {"outcome": "unmapped", "count": 1}],
                 "lastProblem": {"receipt": "r-1", "outcome": "unmapped", "reason": "Nobody knows this shape.",
                                 "at": "2026-11-20T09:00:00Z"}}""");
        verbs.server.answer("GET /v1/sources/drift", 200, "{\"version\":3,\"spec\":{\"silentAfter\":\"PT24H\"}}");

        assertThat(verbs.run(new SourceShow(), "drift")).as(verbs.err()).isEqualTo(ExitCode.DONE);
        assertThat(verbs.out())
                .contains(
                        "drift, silent: heard 1d2h ago.",
                        "  silentAfter: PT24H",
                        "12 since 2026-11-15T00:00Z:",
                        "drift/quiet",
                        "Last not understood, 1d3h ago (unmapped): Nobody knows this shape.",
                        "onus dead-letters list --source drift");
        assertThat(verbs.run(new SourceShow(), "nothing")).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void shouldShowASourceWithoutARecord() {
        verbs.server.answer("GET /v1/sources/odd/status", 200, """
                {"source": "odd", "checkedAt": "2026-11-21T12:00:00Z", "lastHeard": "2026-11-21T11:59:30Z",
                 "since": "2026-11-15T00:00:00Z", "received": 0, "outcomes": []}""");

        assertThat(verbs.run(new SourceShow(), "odd")).as(verbs.err()).isEqualTo(ExitCode.DONE);
        assertThat(verbs.out()).contains("odd, heard 30s ago.", "It has no record", "Nothing since 2026-11-15T00:00Z.");
        assertThat(verbs.run(new SourceShow(), "odd", "-o", "json")).isEqualTo(ExitCode.DONE);
    }

    private int test(Path path) {
        return verbs.run(new SourceCommand.Test(), "-f", path.toString());
    }

    private Path write(String title) throws IOException {
        Path tests = Files.createDirectories(folder.resolve("drift.tests"));
        Files.writeString(tests.resolve("one.event.json"), "{\"what\": \"Key leaked\"}");
        return Files.writeString(folder.resolve("drift.yaml"), SOURCE.formatted(title));
    }
}
