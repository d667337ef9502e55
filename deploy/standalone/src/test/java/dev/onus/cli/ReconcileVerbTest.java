package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReconcileVerbTest {
    private static final String WHERE = "GET /v1/reconciliation";
    private static final String ANSWER = """
        {"from": "2026-11-20T12:00:00Z", "to": "2026-11-21T12:00:00Z", "checkedAt": "2026-11-21T12:00:00Z",
         "received": %d, "ended": %d, "open": %d, %s
         "outcomes": [{"outcome": "case-opened", "count": 2},
                      {"outcome": "ignored", "rule": "aws-cloudtrail/ordinary", "reason": "An ordinary line.", "count": 5}],
         "openReceipts": %s,
         "sources": [{"source": "wiz", "received": 8, "ended": 7, "open": 1, "lastHeard": "2026-11-21T11:59:00Z"}]}
        """;

    @RegisterExtension
    final VerbRun verbs = new VerbRun();

    @Test
    void shouldShowWhatBecameOfEverything() {
        verbs.server.answer(WHERE, 200, ANSWER.formatted(7, 7, 0, "", "[]"));

        assertThat(verbs.run(new ReconcileCommand(), "--source", "wiz", "--from", "2026-11-20T12:00:00Z"))
                .as(verbs.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(verbs.out())
                .contains(
                        "Reconciled: 7 received, 7 ended, 0 open.",
                        "From 2026-11-20T12:00Z until 2026-11-21T12:00Z.",
                        "aws-cloudtrail/ordinary",
                        "An ordinary line.",
                        "wiz");
        assertThat(verbs.server.asked).containsExactly("/v1/reconciliation?source=wiz&from=2026-11-20T12%3A00%3A00Z");
    }

    @Test
    void shouldFailOnlyOverAnEventThatIsOpenForTooLong() {
        verbs.server.answer(
                WHERE, 200, ANSWER.formatted(8, 7, 1, "\"oldestOpen\": \"2026-11-21T11:50:00Z\",", "[\"r-8\"]"));

        assertThat(verbs.run(new ReconcileCommand())).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.out())
                .contains("Not reconciled: An event has no end for 10m0s, longer than 5m0s.", "  r-8", "10m0s");
        assertThat(verbs.run(new ReconcileCommand(), "--within", "PT1H")).isEqualTo(ExitCode.DONE);
        assertThat(verbs.out()).contains("Reconciled: 8 received, 7 ended, 1 open.");
        assertThat(verbs.run(new ReconcileCommand(), "--within", "soon")).isEqualTo(ExitCode.BAD_USAGE);
    }

    @Test
    void shouldFailWhenItDoesNotAddUp() {
        verbs.server.answer(WHERE, 200, ANSWER.formatted(9, 8, 1, "", "[]"));

        assertThat(verbs.run(new ReconcileCommand(), "-o", "json")).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.printed().path("problem").asText())
                .isEqualTo("It does not add up: 9 received, but 7 ended and 1 open.");
    }

    @Test
    void shouldGoOnWhereTheServerStopped() {
        verbs.server.answer(WHERE, 200, ANSWER.formatted(7, 7, 0, "\"next\": \"2026-11-20T18:00:00Z\",", "[]"));
        verbs.server.answer(
                "/v1/reconciliation?from=2026-11-20T18%3A00%3A00Z&to=2026-11-21T12%3A00%3A00Z",
                200, ANSWER.formatted(8, 7, 1, "\"oldestOpen\": \"2026-11-21T11:59:00Z\",", "[\"r-15\"]"));

        assertThat(verbs.run(new ReconcileCommand(), "-o", "json"))
                .as(verbs.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(verbs.printed().path("received").asInt()).isEqualTo(15);
        assertThat(verbs.printed().at("/outcomes/0/count").asInt()).isEqualTo(4);
        assertThat(verbs.printed().at("/sources/0/open").asInt()).isEqualTo(2);
        assertThat(verbs.printed().at("/openReceipts/0").asText()).isEqualTo("r-15");
    }

    @Test
    void shouldNotCallASourceReconciledThatNobodyEverHeard() {
        verbs.server.answer(WHERE, 200, """
            {"from": "2026-11-20T12:00:00Z", "to": "2026-11-21T12:00:00Z", "checkedAt": "2026-11-21T12:00:00Z",
             "received": 0, "ended": 0, "open": 0, "outcomes": [], "openReceipts": [],
             "sources": [{"source": "wizz", "received": 0, "ended": 0, "open": 0}]}""");

        assertThat(verbs.run(new ReconcileCommand(), "--source", "wizz")).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.out()).contains("Not reconciled: Nothing was ever heard of source wizz.");
    }

    @Test
    void shouldCallATimeThatTheServerDoesNotKnowBadUsage() {
        verbs.server.answer(WHERE, 400, """
            {"type": "urn:onus:problem:bad-request", "title": "The request cannot be understood", "status": 400,
             "detail": "Expected from to be a time with its offset, but got 'monday'.", "field": "from"}""");

        assertThat(verbs.run(new ReconcileCommand(), "--from", "monday")).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(verbs.err()).contains("Expected from to be a time with its offset, but got 'monday'.");
    }
}
