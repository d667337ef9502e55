package dev.onus.escalation.stream.simulation;

import static dev.onus.escalation.stream.simulation.Plan.condition;
import static dev.onus.escalation.stream.simulation.Plan.step;

import dev.onus.escalation.stream.simulation.Plan.Effect;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The policies of the simulated company, each in several versions: short windows, so that much happens in a history. */
final class Plans {
    private static final Effect PAUSE =
            new Effect("pause-automation", null, Duration.ofHours(2), Duration.ofMinutes(15), null);
    private static final Effect BLOCK =
            new Effect("block-scope", "s3:write", Duration.ofHours(1), Duration.ofMinutes(7), null);
    private static final Effect REVOKE =
            new Effect("revoke", null, Duration.ofHours(4), Duration.ofMinutes(20), "team:secops");

    private Plans() {}

    /** The versions of a policy, the first one first. */
    static final List<List<Plan>> ALL = List.of(
            List.of(usual(1, 5, 1), usual(2, 3, 0), usual(3, 12, 2)),
            List.of(worst(1, 20), worst(2, 45)),
            List.of(quiet(1, 60), quiet(2, 30)));

    private static Plan usual(long version, int minutes, int repeat) {
        return new Plan(
                "usual",
                version,
                10,
                Set.of(Severity.MEDIUM, Severity.HIGH),
                List.of(
                        step(List.of("owner"), List.of("team:vendor"), minutes, repeat, null),
                        step(List.of("team:ghosts"), List.of(), 4, 0, null),
                        step(List.of("backup", "manager"), List.of(), 10, 0, PAUSE)),
                List.of("team:platform"),
                "block-identity",
                Duration.ofMinutes(30),
                null,
                null,
                Plan.DAY,
                Map.of(),
                3,
                false);
    }

    private static Plan worst(long version, int containMinutes) {
        return new Plan(
                "worst",
                version,
                20,
                Set.of(Severity.CRITICAL),
                List.of(
                        step(List.of("owner", "backup"), List.of(), 2, 0, BLOCK),
                        condition("not-contained", containMinutes, List.of("team:secops"), 10, 1, REVOKE),
                        step(List.of("manager"), List.of("person:vi"), 6, 1, null)),
                List.of("team:secops"),
                null,
                Duration.ofMinutes(20),
                Duration.ofHours(1),
                Duration.ofMinutes(40),
                Duration.ofHours(8),
                Map.of("decide", List.of("manager"), "contain", List.of("team:secops", "manager")),
                2,
                false);
    }

    private static Plan quiet(long version, int minutes) {
        return new Plan(
                "quiet",
                version,
                5,
                Set.of(Severity.LOW, Severity.INFORMATIONAL, Severity.UNKNOWN),
                List.of(
                        step(List.of("owner"), List.of(), minutes, 0, null),
                        condition("not-acknowledged", 90, List.of("manager"), 30, 0, null)),
                List.of("owner"),
                null,
                Duration.ofHours(2),
                null,
                null,
                Duration.ofDays(3),
                Map.of(),
                3,
                true);
    }
}
