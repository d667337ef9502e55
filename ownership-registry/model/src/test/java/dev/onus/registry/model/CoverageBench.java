package dev.onus.registry.model;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures coverage of a large organisation: {@code main} with the number of identities, 200,000 when it is left out, and
 * how many of a hundred have an owner of their own beside that of their system, 25 when it is left out.
 * The figure of the day is in {@code deploy/bench/README.md}.
 */
final class CoverageBench {
    private static final int TEAMS = 300;
    private static final int SYSTEMS = 2_000;
    private static final int POLICIES = 40;
    private static final int RULES = 200;
    private static final int ROUNDS = 7;
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private CoverageBench() {}

    public static void main(String[] arguments) {
        int count = arguments.length == 0 ? 200_000 : Integer.parseInt(arguments[0]);
        int ownedPercent = arguments.length < 2 ? 25 : Integer.parseInt(arguments[1]);
        Random random = new Random(42);
        DirectorySnapshot directory = directory(random);
        List<Versioned<Identity>> identities = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            identities.add(new Versioned<>("identity-" + number, 1, identity(random, number, ownedPercent)));
        }
        Span horizon = new Span(NOW, NOW.plus(Duration.ofDays(14)));
        for (int round = 1; round <= ROUNDS; round++) {
            long started = System.nanoTime();
            long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            CoverageAnswer answer = Coverage.of(directory, identities, person -> !person.endsWith("7"), horizon);
            System.out.printf(
                    "round %d: %d ms of processor, %d ms, %d identities, %d paths, %d gaps%n",
                    round,
                    Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked)
                            .toMillis(),
                    Duration.ofNanos(System.nanoTime() - started).toMillis(),
                    answer.identities(),
                    answer.paths(),
                    answer.gaps().size());
        }
    }

    private static DirectorySnapshot directory(Random random) {
        Given given = Given.firstRecords();
        for (int team = 0; team < TEAMS; team++) {
            given.people("a-" + team, "b-" + team, "c-" + team, "m-" + team)
                    .weekly("s-" + team, team % 2 == 0 ? "Europe/Lisbon" : "America/New_York", "a-" + team, "b-" + team)
                    .with(Kind.TEAM, "t-" + team, Map.of("schedule", "s-" + team, "manager", "m-" + team));
        }
        for (int system = 0; system < SYSTEMS; system++) {
            given.with(
                    Kind.SYSTEM,
                    "x-" + system,
                    Map.of(
                            "owner",
                            "t-" + random.nextInt(TEAMS),
                            "steward",
                            "t-" + random.nextInt(TEAMS),
                            "criticality",
                            List.of("low", "medium", "high", "critical").get(random.nextInt(4)),
                            "environment",
                            List.of("production", "test").get(random.nextInt(2)),
                            "dependsOn",
                            List.of("x-" + random.nextInt(SYSTEMS))));
        }
        for (int rule = 0; rule < RULES; rule++) {
            given.rule("r-" + rule, rule, "t-" + random.nextInt(TEAMS), Map.of("id", "aws:*:key-" + rule + "*9"));
        }
        List<String> severities = List.of("critical", "high", "medium", "low");
        for (int policy = 0; policy < POLICIES; policy++) {
            Map<String, Object> match = new HashMap<>();
            match.put("severity", severities.get(random.nextInt(4)));
            match.put("environment", List.of("production", "test").get(random.nextInt(2)));
            if (policy % 2 == 0) {
                match.put("hours", List.of("working-hours", "after-hours").get(random.nextInt(2)));
            }
            if (policy % 3 == 0) {
                match.put("criticality", severities.get(random.nextInt(4)));
            }
            if (policy % 5 == 0) {
                match.put(
                        "alertClass",
                        List.of("leaked-credential", "rotation-failed").get(random.nextInt(2)));
            }
            given.policyOf(
                    "p-" + policy,
                    Map.of(
                            "match",
                            match,
                            "priority",
                            policy,
                            "steps",
                            List.of(
                                    Map.of("notify", "owner"),
                                    Map.of("notify", List.of("backup", "manager")),
                                    Map.of("notify", "steward")),
                            "fallback",
                            Map.of("notify", "team:t-0")));
        }
        return given.directory();
    }

    private static Identity identity(Random random, int number, int ownedPercent) {
        Map<String, Object> spec = new HashMap<>();
        spec.put("id", "aws:" + List.of("access-key", "role", "agent").get(random.nextInt(3)) + ":key-" + number);
        spec.put("system", "x-" + random.nextInt(SYSTEMS));
        int team = random.nextInt(TEAMS);
        if (random.nextInt(100) < ownedPercent) {
            spec.put("owner", "t-" + team);
            // A team has its usual backup; now and then somebody writes another one.
            spec.put("backup", "t-" + (random.nextInt(20) == 0 ? random.nextInt(TEAMS) : (team + 1) % TEAMS));
        }
        if (random.nextInt(4) == 0) {
            spec.put("blastRadius", random.nextInt(100));
        }
        return Given.identity(spec);
    }
}
