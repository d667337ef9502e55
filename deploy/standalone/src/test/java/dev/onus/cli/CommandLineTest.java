package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldShowEveryVerbOfThisRelease() {
        assertThat(run("--help")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains(
                        "demo",
                        "up",
                        "init",
                        "apply",
                        "alert",
                        "cases",
                        "case",
                        "ack",
                        "decline",
                        "resolve",
                        "get",
                        "oncall",
                        "schedule",
                        "source",
                        "reconcile",
                        "dead-letters",
                        "validate",
                        "plan",
                        "simulate",
                        "what-if",
                        "coverage",
                        "snooze",
                        "reassign",
                        "escalate",
                        "claim",
                        "contain",
                        "decide",
                        "reopen",
                        "dispute",
                        "settle",
                        "approve",
                        "reject",
                        "note",
                        "effects",
                        "token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "conquer", "case", "token", "resolve abc", "cases --limit many", "demo --scenario nothing"})
    void shouldCallBadUsageBadUsage(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void shouldListTheScenariosWithoutStartingAnything() {
        assertThat(run("demo", "--list")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("key-in-ci-log", "failed-rotation");
    }

    private int run(String... arguments) {
        return Onus.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
