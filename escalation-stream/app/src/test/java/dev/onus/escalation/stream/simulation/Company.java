package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.RegistryRecord;
import dev.onus.registry.client.RegistryJson;
import dev.onus.registry.model.FirstRecords;
import dev.onus.registry.model.Kind;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The people and policies of one world, as the registry holds them and as the reference looks them up. Every change is a
 * new version of one record.
 */
final class Company {
    static final String DRIFT = "policy-violation";
    static final String CATCH_ALL = FirstRecords.CATCH_ALL;
    static final List<String> PEOPLE =
            List.of("ana", "pia", "bo", "cy", "di", "mo", "vi", "sec", FirstRecords.ADMIN, "eve");

    private static final Instant EPOCH = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<Team> TEAMS = List.of(
            new Team("payments", "mo", "ana", "pia"),
            new Team("platform", "mo", "bo"),
            new Team("secops", "di", "sec"),
            new Team("vendor", "", "vi"),
            new Team("ghosts", ""));
    private static final List<Team> NEW_TEAMS = List.of(
            new Team("payments", "mo", "pia"),
            new Team("payments", "di", "ana", "cy"),
            new Team("payments", "mo", "ana", "pia"),
            new Team("secops", "di", "cy"),
            new Team("secops", "di", "sec"),
            new Team("platform", "di", "bo"));
    private static final List<RegistryRecord> FIRST = first();

    private final Map<String, Team> teams = new LinkedHashMap<>();
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private String catchAllTeam = CATCH_ALL;
    private String driftTeam = "secops";
    private long changes = 1_000;

    /** @param manager empty for nobody */
    record Team(String name, String manager, List<String> members) {
        Team(String name, String manager, String... members) {
            this(name, manager, List.of(members));
        }
    }

    Company() {
        TEAMS.forEach(team -> teams.put(team.name(), team));
        teams.put(CATCH_ALL, new Team(CATCH_ALL, "", FirstRecords.ADMIN));
        Plans.ALL.forEach(versions -> plans.put(versions.getFirst().name(), versions.getFirst()));
    }

    /** What the registry holds at the beginning; the same objects in every world. */
    static List<RegistryRecord> firstRecords() {
        return FIRST;
    }

    /** Changes something, and says what the registry is told of it. */
    RegistryRecord change(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> {
                List<Plan> versions = Plans.ALL.get(random.nextInt(Plans.ALL.size()));
                Plan plan = versions.get(random.nextInt(versions.size()));
                plans.put(plan.name(), plan);
                yield recordOf(plan);
            }
            case 2, 3 -> {
                Team team = NEW_TEAMS.get(random.nextInt(NEW_TEAMS.size()));
                teams.put(team.name(), team);
                yield recordOf(team, changes++);
            }
            default -> {
                if (random.nextBoolean()) {
                    catchAllTeam = random.nextBoolean() ? CATCH_ALL : "platform";
                    yield catchAllRule(catchAllTeam, changes++);
                }
                driftTeam = random.nextBoolean() ? "secops" : "platform";
                yield driftRule(driftTeam, changes++);
            }
        };
    }

    String catchAllTeam() {
        return catchAllTeam;
    }

    String driftTeam() {
        return driftTeam;
    }

    /** The best policy for a severity, as it is now. */
    Plan choose(Severity severity) {
        return plans.values().stream()
                .filter(plan -> plan.severities().contains(severity))
                .max(Comparator.comparingInt(Plan::priority))
                .orElseThrow();
    }

    boolean isMember(String person, String team) {
        Team known = teams.get(team);
        return known != null && known.members().contains(person);
    }

    List<String> membersOf(String team) {
        Team known = teams.get(team);
        if (known == null) {
            return List.of();
        }
        return known.members().isEmpty() ? managerOf(team) : known.members();
    }

    List<String> managerOf(String team) {
        Team known = teams.get(team);
        return known == null || known.manager().isEmpty() ? List.of() : List.of(known.manager());
    }

    /** The people behind targets, each once, in order. */
    List<String> people(List<String> targets, String owner, String backup) {
        Set<String> found = new LinkedHashSet<>();
        for (String target : targets) {
            found.addAll(
                    switch (target) {
                        case "owner" -> membersOf(owner);
                        case "backup" -> membersOf(backup);
                        case "manager" -> managerOf(owner);
                        default ->
                            target.startsWith("person:")
                                    ? List.of(target.substring("person:".length()))
                                    : membersOf(target.substring("team:".length()));
                    });
        }
        return new ArrayList<>(found);
    }

    private static List<RegistryRecord> first() {
        List<RegistryRecord> records = new ArrayList<>();
        FirstRecords.documents()
                .forEach((kind, document) -> records.add(
                        record(kind, kind == Kind.PERSON ? FirstRecords.ADMIN : CATCH_ALL, 1, specOf(document))));
        PEOPLE.stream()
                .filter(person -> !person.equals(FirstRecords.ADMIN))
                .forEach(person -> records.add(record(
                        Kind.PERSON,
                        person,
                        1,
                        Map.of("displayName", person, "contacts", List.of(Map.of("channel", "console"))))));
        TEAMS.forEach(team -> records.add(recordOf(team, 1)));
        records.add(driftRule("secops", 1));
        Plans.ALL.forEach(versions -> records.add(recordOf(versions.getFirst())));
        return records;
    }

    @SuppressWarnings("unchecked") // A document's spec is an object.
    private static Map<String, Object> specOf(Map<String, Object> document) {
        return Objects.requireNonNull((Map<String, Object>) document.get("spec"));
    }

    private static RegistryRecord recordOf(Plan plan) {
        return record(Kind.ESCALATION_POLICY, plan.name(), plan.version(), plan.spec());
    }

    private static RegistryRecord recordOf(Team team, long version) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("displayName", team.name());
        if (!team.manager().isEmpty()) {
            spec.put("manager", team.manager());
        }
        spec.put("members", team.members());
        return record(Kind.TEAM, team.name(), version, spec);
    }

    private static RegistryRecord catchAllRule(String owner, long version) {
        return record(
                Kind.OWNERSHIP_RULE,
                CATCH_ALL,
                version,
                Map.of("match", Map.of(), "owner", owner, "priority", Integer.MIN_VALUE));
    }

    private static RegistryRecord driftRule(String owner, long version) {
        return record(
                Kind.OWNERSHIP_RULE,
                "drift",
                version,
                Map.of("match", Map.of("alertClass", List.of(DRIFT)), "owner", owner, "priority", 10));
    }

    private static RegistryRecord record(Kind kind, String name, long version, Map<String, Object> spec) {
        Map<String, Object> document = Map.of(
                "apiVersion", "onus.dev/v1", "kind", kind.kindName(), "metadata", Map.of("name", name), "spec", spec);
        return RegistryRecord.newBuilder()
                .setKind(kind.kindName())
                .setName(name)
                .setVersion(version)
                .setJson(RegistryJson.canonical(document))
                .setPosition(version)
                .setChangedBy("simulation")
                .setChangedAt(EPOCH)
                .build();
    }
}
