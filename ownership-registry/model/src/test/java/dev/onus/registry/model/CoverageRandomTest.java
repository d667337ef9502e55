package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the records are, coverage says of every minute what asking for that minute says. */
class CoverageRandomTest {
    private static final int ORGANISATIONS = Integer.getInteger("onus.coverage.organisations", 4);
    private static final int MINUTES = 8 * 60;
    /** Clocks go forward within the time that is looked at. */
    private static final Instant FROM = Instant.parse("2027-03-28T00:00:00Z");

    private static final LocalDateTime ABOUT = LocalDateTime.parse("2027-03-28T03:00");
    private static final List<String> PEOPLE = List.of("ana", "bo", "cy", "di", "ed");
    private static final List<String> TEAMS = List.of("t0", "t1", "t2", "gone");
    private static final List<String> ENVIRONMENTS = List.of("production", "test", "elsewhere");
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final List<String> TARGETS = List.of(
            "owner",
            "owner",
            "backup",
            "steward",
            "manager",
            "service-owner",
            "incident-commander",
            "team:t1",
            "person:cy",
            "schedule:s0",
            "role:s1");

    /** The normal run looks at the same organisations everywhere, so that what fails says something about a change. */
    private static final long USUAL_SEED = 20_261_121;

    static long[] seeds() {
        Long given = Long.getLong("onus.seed");
        return given != null
                ? new long[] {given}
                : new Random(USUAL_SEED).longs(ORGANISATIONS).toArray();
    }

    @ParameterizedTest(name = "-Donus.seed={0}")
    @MethodSource("seeds")
    void shouldSayOfEveryMinuteWhatAskingForThatMinuteSays(long seed) {
        Random random = new Random(seed);
        DirectorySnapshot directory = directory(random);
        List<Versioned<Identity>> identities = IntStream.range(0, 5)
                .mapToObj(number -> new Versioned<>("identity-" + number, 1, identity(random, number)))
                .toList();
        Set<String> lost = Set.of(PEOPLE.get(random.nextInt(PEOPLE.size())));

        CoverageAnswer answer = Coverage.of(
                directory,
                identities,
                person -> !lost.contains(person),
                new Span(FROM, FROM.plus(Duration.ofMinutes(MINUTES))));

        Set<String> expected = new CoverageReference(
                        directory, identities, person -> !lost.contains(person), ENVIRONMENTS)
                .gaps(FROM, MINUTES);
        assertThat(CoverageReference.lines(answer)).as("-Donus.seed=" + seed).isEqualTo(expected);
        assertThat(answer.gaps()).allSatisfy(gap -> assertThat(gap.why()).isNotBlank());
    }

    private static DirectorySnapshot directory(Random random) {
        Given given = Given.firstRecords();
        for (String person : PEOPLE) {
            boolean mute = random.nextInt(5) == 0;
            given.with(
                    Kind.PERSON, person, mute ? Map.of() : Map.of("contacts", List.of(Map.of("channel", "console"))));
        }
        for (String team : TEAMS.subList(0, 3)) {
            given.with(Kind.TEAM, team, team(random));
        }
        for (String system : List.of("x", "y")) {
            Map<String, Object> spec = new HashMap<>();
            some(random, spec, "owner", TEAMS);
            some(random, spec, "steward", TEAMS);
            some(random, spec, "serviceOwner", PEOPLE);
            some(random, spec, "environment", ENVIRONMENTS);
            some(random, spec, "criticality", List.of("low", "critical"));
            spec.put("dependsOn", random.nextBoolean() ? List.of("x") : List.of("other"));
            given.with(Kind.SYSTEM, system, spec);
        }
        for (int number = 0; number < 4; number++) {
            given.rule("rule-" + number, random.nextInt(3), one(random, TEAMS), rule(random));
        }
        for (int number = 0; number < 2; number++) {
            given.with(Kind.CHANGE_WINDOW, "window-" + number, window(random));
        }
        for (int number = 0; number < 4; number++) {
            given.policyOf("policy-" + number, policy(random));
        }
        DirectorySnapshot directory = given.directory();
        RandomSchedules schedules = new RandomSchedules(random, List.of(ZONE, ZoneId.of("UTC")));
        for (String name : List.of("s0", "s1")) {
            directory = directory.with(Kind.SCHEDULE, name, 1, schedules.schedule(ZONE, ABOUT));
        }
        return directory;
    }

    private static Map<String, Object> team(Random random) {
        Map<String, Object> spec = new HashMap<>();
        some(random, spec, "schedule", List.of("s0", "s1", "s1", "nowhere"));
        some(random, spec, "manager", PEOPLE);
        spec.put("members", random.nextBoolean() ? List.of() : List.of(one(random, PEOPLE), one(random, PEOPLE)));
        if (random.nextBoolean()) {
            spec.put(
                    "workingHours",
                    Map.of("days", List.of("SUN"), "from", "0" + random.nextInt(8) + ":30", "to", "09:00"));
        }
        return spec;
    }

    private static Map<String, Object> rule(Random random) {
        Map<String, Object> match = new HashMap<>();
        some(random, match, "id", List.of("aws:access-key:*-1*", "*-2*", "*alias*"));
        some(random, match, "type", List.of("access-key", "agent"));
        some(random, match, "system", List.of("x", "y"));
        some(random, match, "environment", ENVIRONMENTS);
        some(random, match, "alertClass", List.of("leaked-credential", "rotation-failed"));
        return match;
    }

    private static Map<String, Object> window(Random random) {
        Map<String, Object> match = new HashMap<>();
        some(random, match, "id", List.of("*-1*", "*-3*"));
        some(random, match, "environment", ENVIRONMENTS);
        return random.nextBoolean()
                ? Map.of("match", match, "from", "2027-03-28T0" + random.nextInt(4) + ":10Z", "to", "2027-03-28T05:00Z")
                : Map.of(
                        "match",
                        match,
                        "timeZone",
                        "Europe/Lisbon",
                        "weekly",
                        List.of(Map.of(
                                "days",
                                List.of("SAT", "SUN"),
                                "from",
                                "22:00",
                                "to",
                                "0" + (1 + random.nextInt(4)) + ":20")));
    }

    private static Map<String, Object> policy(Random random) {
        Map<String, Object> match = new HashMap<>();
        some(random, match, "severity", List.of("critical", "high"));
        some(random, match, "criticality", List.of("critical", "low"));
        some(random, match, "blastRadius", List.of("0-4", "5-49", "50+"));
        some(random, match, "environment", ENVIRONMENTS.subList(0, 2));
        some(random, match, "type", List.of("access-key", "agent"));
        some(random, match, "alertClass", List.of("leaked-credential", "inactive-partner"));
        some(random, match, "hours", List.of("working-hours", "after-hours"));
        some(random, match, "changeWindow", List.of("window-0", "window-1"));
        some(random, match, "kind", List.of("alert", "review"));
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int number = 0; number <= random.nextInt(4); number++) {
            Map<String, Object> step = new HashMap<>();
            step.put("notify", targets(random));
            if (random.nextInt(4) == 0) {
                step.put("when", "not-resolved");
                step.put("within", "PT1H");
            }
            steps.add(step);
        }
        Map<String, Object> spec = new HashMap<>();
        spec.put("match", match);
        spec.put("priority", random.nextInt(3));
        spec.put("steps", steps);
        if (random.nextBoolean()) {
            spec.put("fallback", Map.of("notify", targets(random)));
        }
        return spec;
    }

    private static List<String> targets(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(any -> one(random, TARGETS))
                .distinct()
                .toList();
    }

    private static Identity identity(Random random, int number) {
        Map<String, Object> spec = new HashMap<>();
        spec.put("id", "aws:" + one(random, List.of("access-key", "agent")) + ":key-" + number);
        some(random, spec, "owner", TEAMS);
        some(random, spec, "steward", TEAMS);
        some(random, spec, "backup", TEAMS);
        some(random, spec, "system", List.of("x", "y", "unknown"));
        some(random, spec, "environment", ENVIRONMENTS);
        some(random, spec, "criticality", List.of("low", "critical"));
        some(random, spec, "shared", List.of(true));
        some(random, spec, "blastRadius", List.of(1, 7, 60));
        some(random, spec, "dependents", List.of(List.of("x"), List.of("a", "b", "c", "d", "e")));
        some(random, spec, "aliases", List.of(List.of("aws:access-key:alias-" + number)));
        return Given.identity(spec);
    }

    private static void some(Random random, Map<String, Object> spec, String field, List<?> values) {
        if (random.nextInt(5) < 2) {
            spec.put(field, one(random, values));
        }
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
