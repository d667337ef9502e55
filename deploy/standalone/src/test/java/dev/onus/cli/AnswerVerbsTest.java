package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer to a case goes to its own path with the version that was looked at and what the action needs. */
class AnswerVerbsTest {
    private static final String CASE = "aa11000000000000000000000000000a";
    private static final String EFFECT = "ef11000000000000000000000000000a";

    @RegisterExtension
    final VerbRun verbs = new VerbRun();

    @BeforeEach
    void start() {
        verbs.server.answer("GET /v1/cases", 200, """
                {"items": [{"id": "%s", "version": 7, "state": "open", "title": "A title"}]}
                """.formatted(CASE));
        verbs.server.answer("GET /v1/effects", 200, """
                {"items": [{"id": "%s", "case": "%s", "action": "block-scope", "scope": "s3:write", "status": "requested",
                            "identity": {"id": "aws:access-key:A"}, "authority": "Policy critical version 1"}]}
                """.formatted(EFFECT, CASE));
    }

    private record Asked(Verb verb, List<String> arguments, String path, String body) {}

    static List<Asked> answers() {
        return List.of(
                new Asked(new SnoozeCommand(), List.of("--for", "PT30M"), "snooze", "{\"for\":\"PT30M\"}"),
                new Asked(
                        new SnoozeCommand(),
                        List.of("--until", "2027-01-31T09:00:00Z"),
                        "snooze",
                        "{\"until\":\"2027-01-31T09:00:00Z\"}"),
                new Asked(
                        new ReassignCommand(),
                        List.of("--to", "team:platform", "--reason", "theirs"),
                        "reassign",
                        "{\"reason\":\"theirs\",\"to\":\"team:platform\"}"),
                new Asked(new EscalateCommand(), List.of(), "escalate", "{}"),
                new Asked(new EscalateCommand(), List.of("--step", "3"), "escalate", "{\"step\":3}"),
                new Asked(new ClaimCommand(), List.of("--owner", "payments"), "claim", "{\"owner\":\"payments\"}"),
                new Asked(
                        new ContainCommand(),
                        List.of("--credential-state", "inactive"),
                        "contain",
                        "{\"credentialState\":\"inactive\"}"),
                new Asked(
                        new ContainCommand(),
                        List.of("--override", "--reason", "gone"),
                        "contain",
                        "{\"reason\":\"gone\",\"override\":true}"),
                new Asked(
                        new DecideCommand(),
                        List.of("--decision", "contain", "--choice", "revoke", "--reason", "leaked"),
                        "decisions",
                        "{\"reason\":\"leaked\",\"decision\":\"contain\",\"choice\":\"revoke\"}"),
                new Asked(new ReopenCommand(), List.of("--reason", "again"), "reopen", "{\"reason\":\"again\"}"),
                new Asked(
                        new DisputeCommand(),
                        List.of("--owner", "platform", "--reason", "not ours"),
                        "dispute",
                        "{\"reason\":\"not ours\",\"owner\":\"platform\"}"),
                new Asked(
                        new SettleCommand(),
                        List.of("--owner", "platform", "--reason", "theirs"),
                        "settle",
                        "{\"reason\":\"theirs\",\"owner\":\"platform\"}"),
                new Asked(new ApproveCommand(), List.of("--effect", "ef11"), "approve", "{\"effect\":\"ef11\"}"),
                new Asked(new ApproveCommand(), List.of(), "approve", "{}"),
                new Asked(new RejectCommand(), List.of("--reason", "too wide"), "reject", "{\"reason\":\"too wide\"}"),
                new Asked(new NoteCommand(), List.of("--reason", "seen"), "note", "{\"reason\":\"seen\"}"),
                new Asked(
                        new AckCommand(),
                        List.of("--intent", "revoke it"),
                        "acknowledge",
                        "{\"intent\":\"revoke it\"}"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldSendWhatTheActionNeedsWithTheVersionThatWasLookedAt(Asked asked) throws Exception {
        String path = "POST /v1/cases/" + CASE + "/" + asked.path();
        verbs.server.answer(path, 200, "{\"state\": \"acknowledged\"}");
        String[] arguments =
                Stream.concat(Stream.of("aa11"), asked.arguments().stream()).toArray(String[]::new);

        assertThat(verbs.run(asked.verb(), arguments)).as(verbs.err()).isEqualTo(ExitCode.DONE);
        JsonNode sent = verbs.sent(path);
        assertThat(sent.path("version").asLong()).isEqualTo(7);
        JsonNode expected = OnusApi.JSON.readTree(asked.body());
        expected.propertyStream()
                .forEach(member -> assertThat(sent.path(member.getKey())).isEqualTo(member.getValue()));
        assertThat(sent.size()).isEqualTo(expected.size() + 1);
        assertThat(verbs.out()).contains("acknowledged");
    }

    @Test
    void shouldCallAMissingReasonBadUsageWhereOthersReadItLater() {
        for (Verb verb : List.of(new NoteCommand(), new RejectCommand(), new DisputeCommand())) {
            assertThat(verbs.run(verb, "aa11")).as(verbs.err()).isEqualTo(ExitCode.BAD_USAGE);
        }
        assertThat(verbs.run(new SnoozeCommand(), "aa11")).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(verbs.run(new SnoozeCommand(), "aa11", "--for", "PT1H", "--until", "2027-01-31T09:00:00Z"))
                .isEqualTo(ExitCode.BAD_USAGE);
        assertThat(verbs.run(new SettleCommand(), "aa11")).isEqualTo(ExitCode.BAD_USAGE);
    }

    @Test
    void shouldSayWhyAnAnswerWasRefused() {
        verbs.server.answer(
                "POST /v1/cases/" + CASE + "/contain",
                409,
                "{\"title\":\"Not applied\",\"detail\":\"Expected the credential to be inactive, but it is active.\"}");

        assertThat(verbs.run(new ContainCommand(), "aa11")).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.err()).contains("Expected the credential to be inactive");
    }

    @Test
    void shouldListEffectsAndPrintThemForPrograms() {
        assertThat(verbs.run(new EffectsCommand())).isEqualTo(ExitCode.DONE);
        assertThat(verbs.out()).contains("EFFECT", "ef11000000", "block-scope s3:write", "requested", "aa11000000");
        try (VerbRun other = new VerbRun()) {
            other.server.answer("GET /v1/effects", 200, "{\"items\": []}");
            assertThat(other.run(new EffectsCommand(), "--state", "done", "-o", "json"))
                    .isEqualTo(ExitCode.DONE);
            assertThat(other.printed().path("items").isArray()).isTrue();
        }
    }

    @Test
    void shouldSayWhatBecameOfAnEffect() {
        String path = "POST /v1/effects/" + EFFECT + "/outcome";
        verbs.server.answer(path, 200, "{\"state\": \"open\"}");

        assertThat(verbs.run(new EffectCommand.Outcome(), "ef11", "done", "--detail", "ticket 42"))
                .as(verbs.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(verbs.sent(path).path("outcome").asText()).isEqualTo("done");
        assertThat(verbs.sent(path).path("detail").asText()).isEqualTo("ticket 42");
        assertThat(verbs.out()).contains("ef11000000", "done");
        assertThat(verbs.run(new EffectCommand.Outcome(), "ef11", "perhaps")).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(verbs.run(new EffectCommand.Outcome(), "zz", "done")).isEqualTo(ExitCode.REFUSED);
    }
}
