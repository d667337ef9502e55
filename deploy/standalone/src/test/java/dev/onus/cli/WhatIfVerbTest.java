package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A draft over what was recorded: asked for, waited for, and told by person. */
class WhatIfVerbTest {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final String RUNNING = """
            {"id": "w1", "state": "running", "from": "2026-08-01T00:00:00Z", "until": "2026-10-30T00:00:00Z",
             "read": 0, "total": 0, "warnings": []}
            """;
    private static final String DONE = """
            {"id": "w1", "state": "done", "from": "2026-08-01T00:00:00Z", "until": "2026-10-30T00:00:00Z",
             "read": 990, "total": 1000, "warnings": [],
             "result": {
               "same": false,
               "actual": {"cases": 10, "pages": 30, "atNight": 12, "exhausted": 1,
                          "missed": {"acknowledge": 14, "contain": 2, "decide": 0, "resolve": 1}},
               "draft": {"cases": 10, "pages": 21, "atNight": 5, "exhausted": 1,
                         "missed": {"acknowledge": 9, "contain": 3, "decide": 0, "resolve": 1}},
               "people": [{"person": "ana", "actual": {"pages": 20, "atNight": 12, "nights": 9},
                           "draft": {"pages": 11, "atNight": 5, "nights": 4}}],
               "fidelity": {"recordedPages": 30, "notReproduced": 1, "notRecorded": 0},
               "assumptions": ["A page that was not sent then reaches its person."]}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @RegisterExtension
    final VerbRun verbs = new VerbRun();

    @Test
    void shouldSayWhoseNightsTheDraftChangesAndWhatIsAssumed() throws IOException {
        verbs.server.answer("POST /v1/what-if", 202, RUNNING);
        verbs.server.answer("GET /v1/what-if/w1", 200, DONE);

        assertThat(verbs.run(command(), "-f", draft(), "--days", "90"))
                .as(verbs.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(verbs.sent("POST /v1/what-if").toString())
                .contains("\"period\":\"PT2160H\"", "\"metadata\":{\"name\":\"draft\"}");
        assertThat(verbs.out())
                .contains("12 → 5 (-7)", "9 → 4 (-5)", "missed contain", "+1", "missed acknowledge", "-5")
                .contains("Of 30 recorded pages 1 do not come out of the replay")
                .contains("Assumed: A page that was not sent then reaches its person.");
    }

    @Test
    void shouldFailWhenItEndsWithoutAResult() throws IOException {
        verbs.server.answer("POST /v1/what-if", 202, RUNNING);
        verbs.server.answer(
                "GET /v1/what-if/w1",
                200,
                "{\"id\": \"w1\", \"state\": \"failed\", \"reason\": \"The broker is away.\"}");

        assertThat(verbs.run(command(), "-f", draft())).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.out()).contains("The broker is away.");
    }

    /** The verb in a process of its own, as Ctrl-C ends it. */
    @Test
    void shouldStopItOnTheServerWhenItIsInterrupted() throws IOException, InterruptedException {
        verbs.server.answer("POST /v1/what-if", 202, RUNNING);
        verbs.server.answer("GET /v1/what-if/w1", 200, RUNNING);
        verbs.server.answer("DELETE /v1/what-if/w1", 200, "{}");
        Process verb = started("what-if", "-f", draft());
        try {
            await().atMost(ENDS_WITHIN).until(() -> verbs.server.wasAsked("GET /v1/what-if/w1"));
            assertThat(verbs.server.wasAsked("DELETE /v1/what-if/w1")).isFalse();

            verb.destroy();

            assertThat(verb.waitFor(ENDS_WITHIN)).isTrue();
            assertThat(verbs.server.wasAsked("DELETE /v1/what-if/w1")).isTrue();
        } finally {
            verb.destroyForcibly();
        }
    }

    @Test
    void shouldLeaveOnTheServerWhatHasEnded() throws IOException {
        verbs.server.answer("POST /v1/what-if", 202, RUNNING);
        verbs.server.answer("GET /v1/what-if/w1", 200, DONE);
        Process verb = started("what-if", "-f", draft());

        assertThat(verb.onExit()
                        .orTimeout(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)
                        .join()
                        .exitValue())
                .isEqualTo(ExitCode.DONE);
        assertThat(verbs.server.wasAsked("DELETE /v1/what-if/w1")).isFalse();
    }

    private Process started(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Onus.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("ONUS_URL", verbs.server.address().toString());
        builder.environment().put("ONUS_TOKEN", "onus_admin_secret");
        return builder.start();
    }

    private static WhatIfCommand command() {
        WhatIfCommand command = new WhatIfCommand();
        command.lookEvery = Duration.ZERO;
        return command;
    }

    private String draft() throws IOException {
        return Files.writeString(
                        folder.resolve("draft.yaml"),
                        "kind: EscalationPolicy\nmetadata: {name: draft}\nspec: {match: {}}\n")
                .toString();
    }
}
