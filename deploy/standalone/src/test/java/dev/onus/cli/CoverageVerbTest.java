package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CoverageVerbTest {
    private static final String ANSWER = """
        {"ok": %s, "checkedAt": "2026-11-23T12:00:00Z", "position": 9,
         "horizon": {"from": "2026-11-23T12:00:00Z", "until": "2026-12-07T12:00:00Z"},
         "identities": 3, "paths": 2, "uncovered": 1, "coveredPercent": 66.6, "unowned": 1, "ownedPercent": 66.6,
         "complete": true,
         "gaps": [{"id": "g", "who": ["team:payments"], "from": "2026-11-28T00:00:00Z",
                   "until": "2026-11-30T00:00:00Z", "lasts": false, "weight": "%s",
                   "why": "Nobody is on call in schedule primary.",
                   "places": [{"owner": "payments", "policy": "critical", "step": "1", "weight": "failure"}],
                   "identities": {"count": 1, "names": ["key"], "criticality": "high"}}],
         "stale": [{"who": "team:gone", "why": "Team gone is named as the owner, but does not exist.",
                    "identities": {"count": 1, "names": ["key"], "criticality": "high"}}]}
        """;

    @RegisterExtension
    final VerbRun verbs = new VerbRun();

    @Test
    void shouldFailOverAGapAndSayWhenAndWhomAndWhy() {
        verbs.server.answer("GET /v1/coverage", 200, ANSWER.formatted("false", "failure"));

        assertThat(verbs.run(new CoverageCommand())).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.out())
                .contains(
                        "Not covered until 2026-12-07T12:00Z: 3 identities, 1 of them owned by nobody, 1 led to nobody",
                        "2026-11-28T00:00Z",
                        "team:payments",
                        "critical/1",
                        "Nobody is on call in schedule primary.",
                        "Stale: Team gone is named as the owner, but does not exist.");
    }

    @Test
    void shouldPassOverWarnings() {
        verbs.server.answer("GET /v1/coverage", 200, ANSWER.formatted("true", "warning"));

        assertThat(verbs.run(new CoverageCommand(), "--days", "30", "--team", "payments"))
                .isEqualTo(ExitCode.DONE);
        assertThat(verbs.out()).contains("Covered until", "warning");
    }

    @Test
    void shouldGiveMachinesAllOfIt() {
        verbs.server.answer("GET /v1/coverage", 200, ANSWER.formatted("false", "failure"));

        assertThat(verbs.run(new CoverageCommand(), "-o", "json")).isEqualTo(ExitCode.REFUSED);
        assertThat(verbs.printed().at("/gaps/0/who/0").asText()).isEqualTo("team:payments");
    }

    @Test
    void shouldCallATimeThatIsTooLongBadUsage() {
        assertThat(verbs.run(new CoverageCommand(), "--days", "400")).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(verbs.err()).contains("Expected --days from 1 to 92, but got 400.");
    }
}
