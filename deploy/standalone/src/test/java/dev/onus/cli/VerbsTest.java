package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verbs against a server that answers what it is told. */
class VerbsTest {
    private static final String FIRST = "aa11000000000000000000000000000a";
    private static final String SECOND = "aa22000000000000000000000000000b";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private ScriptedServer server;

    @BeforeEach
    void start() {
        server = new ScriptedServer();
        server.answer("GET /v1/cases", 200, "{\"items\":[" + aCase(FIRST) + "," + aCase(SECOND) + "]}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldListCasesAlignedAndShortened() {
        assertThat(run(new CasesCommand())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("CASE", "OWNER", "aa11000000", "payments");
    }

    @Test
    void shouldPrintJsonThatAProgramCanRead() throws IOException {
        assertThat(run(new CasesCommand(), "-o", "json")).isEqualTo(ExitCode.DONE);
        JsonNode printed = OnusApi.JSON.readTree(out.toString());
        assertThat(printed.path("items")).hasSize(2);
    }

    @Test
    void shouldAnswerWithTheVersionThatWasLookedAt() throws IOException {
        server.answer("POST /v1/cases/" + FIRST + "/acknowledge", 200, "{\"state\":\"acknowledged\"}");

        assertThat(run(new AckCommand(), "aa11", "--reason", "mine")).isEqualTo(ExitCode.DONE);
        JsonNode sent = OnusApi.JSON.readTree(server.bodyOf("POST /v1/cases/" + FIRST + "/acknowledge"));
        assertThat(sent.path("version").asLong()).isEqualTo(7);
        assertThat(sent.path("reason").asText()).isEqualTo("mine");
        assertThat(out.toString()).contains("acknowledged");
    }

    @Test
    void shouldRefuseAPrefixThatFitsTwoCases() {
        assertThat(run(new AckCommand(), "aa")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("fits 2", FIRST, SECOND);
    }

    @Test
    void shouldShowEveryMistakeOfAnApplyWithFileLineAndColumn() throws IOException {
        server.answer("POST /v1/apply", 400, """
                {"title":"Not applied","detail":"Expected documents without mistakes, but found 1.",
                 "errors":[{"file":"a.yaml","line":4,"column":9,"path":"spec.members[0]",
                            "message":"Expected a person, but there is no 'anna'.","suggestion":"did you mean ana?"}]}
                """);
        Path file = Files.writeString(folder.resolve("a.yaml"), "kind: Team\n");

        assertThat(run(new ApplyCommand(), "-f", file.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString())
                .contains(
                        "a.yaml:4:9: spec.members[0]: Expected a person, but there is no 'anna'. (did you mean ana?)");
    }

    @Test
    void shouldMakeThePersonOfInitTheCatchAllAndLayDownPolicies() {
        server.answer(
                "POST /v1/apply",
                200,
                "{\"changed\":[{\"kind\":\"Person\",\"name\":\"ana\",\"version\":1,\"change\":\"created\"}]}");

        assertThat(run(new InitCommand(), "--person", "ana", "--webhook", "http://127.0.0.1:9/ana"))
                .isEqualTo(ExitCode.DONE);
        assertThat(server.bodyOf("POST /v1/apply"))
                .contains(
                        "\"name\":\"ana\"",
                        "\"name\":\"catch-all\"",
                        "\"members\":[\"ana\",\"admin\"]",
                        "starter-agents");
        assertThat(out.toString()).contains("1 created", "ana is the catch-all");
    }

    @Test
    void shouldSayWhichOptionIsMissingWhereNobodyCanBeAsked() {
        assertThat(run(new InitCommand(), "--person", "ana", "--email", "ana@example.org"))
                .isEqualTo(ExitCode.BAD_USAGE);
        assertThat(err.toString()).contains("--smtp");
    }

    @Test
    void shouldCallAnAlertThatWasNotTakenAProblem() throws IOException {
        server.answer(
                "POST /v1/sources/odd",
                202,
                "{\"receipts\":[{\"id\":\"r1\",\"outcome\":\"unmapped\",\"reason\":\"unknown-shape\"}]}");
        Path file = Files.writeString(folder.resolve("alert.txt"), "odd");

        assertThat(run(new AlertCommand.Send(), "-f", file.toString(), "--source", "odd"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(out.toString()).contains("r1", "unmapped", "unknown-shape");
    }

    @Test
    void shouldReplayEveryDeadLetterAndSayWhatBecameOfEach() {
        server.answer("GET /v1/dead-letters", 200, "{\"items\":[{\"id\":\"d1\"}]}");
        server.answer(
                "POST /v1/dead-letters/d1/replay", 202, "{\"receipts\":[{\"id\":\"r1\",\"outcome\":\"accepted\"}]}");

        assertThat(run(new DeadLettersCommand.Replay(), "--all")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("r1", "accepted");
        assertThat(run(new DeadLettersCommand.Replay())).isEqualTo(ExitCode.BAD_USAGE);
    }

    @Test
    void shouldSayThatNothingListens() {
        URI address = server.address();
        server.close();

        assertThat(run(new CasesCommand(), address)).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("./onus up", "ONUS_URL");
    }

    private int run(Verb verb, String... arguments) {
        return run(verb, server.address(), arguments);
    }

    private int run(Verb verb, URI address, String... arguments) {
        verb.api = () -> new OnusApi(address, Optional.of("onus_admin_secret"));
        return new CommandLine(verb)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Onus::explain)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static String aCase(String id) {
        return """
            {"id":"%s","version":7,"state":"open","severity":"high","owner":"payments","step":1,
             "openedAt":"2026-11-21T03:00:00Z","identity":{"id":"aws:access-key:A"},"title":"A title"}
            """.formatted(id);
    }
}
