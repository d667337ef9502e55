package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The records after some number of changes. Immutable: whoever holds one sees the registry stand still. A change gives
 * a new one that shares nearly everything with the one before.
 */
public final class DirectorySnapshot implements Directory {
    private static final RecordReader READER = new RecordReader(UnknownFields.PASS_OVER);

    private final Map<Kind, PersistentMap<Versioned<Spec>>> records;
    private final PersistentMap<Versioned<Spec>> policyVersions;
    private @Nullable volatile List<Versioned<OwnershipRule>> sortedRules;
    private @Nullable volatile List<Versioned<EscalationPolicy>> sortedPolicies;
    private @Nullable volatile List<Versioned<ChangeWindow>> sortedWindows;
    private @Nullable volatile Map<String, Set<String>> dependents;

    private DirectorySnapshot(
            Map<Kind, PersistentMap<Versioned<Spec>>> records, PersistentMap<Versioned<Spec>> policyVersions) {
        this.records = records;
        this.policyVersions = policyVersions;
    }

    public static DirectorySnapshot empty() {
        Map<Kind, PersistentMap<Versioned<Spec>>> records = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            records.put(kind, PersistentMap.empty());
        }
        return new DirectorySnapshot(records, PersistentMap.empty());
    }

    /**
     * The directory after one change.
     *
     * @param document the whole document as parsed JSON; null deletes the record. Fields that this version of Onus does
     *     not know are passed over
     * @throws IllegalArgumentException when the document is no record of this kind
     */
    public DirectorySnapshot with(Kind kind, String name, long version, @Nullable Map<String, Object> document) {
        return document == null ? without(kind, name) : with(kind, name, version, read(kind, name, document));
    }

    /** The directory after one change, already read. */
    public DirectorySnapshot with(Kind kind, String name, long version, Spec spec) {
        requireType(kind, spec);
        Versioned<Spec> versioned = new Versioned<>(name, version, spec);
        return replace(kind, of(kind).with(name, versioned), keep(kind, versioned));
    }

    /** The directory that also knows an older version, which is not in force. Only policies are looked up so. */
    public DirectorySnapshot withVersion(Kind kind, String name, long version, Map<String, Object> document) {
        return kind == Kind.ESCALATION_POLICY
                ? replace(kind, of(kind), keep(kind, new Versioned<>(name, version, read(kind, name, document))))
                : this;
    }

    /** Without the record; versions of a policy that cases may be pinned to stay. */
    public DirectorySnapshot without(Kind kind, String name) {
        return replace(kind, of(kind).without(name), policyVersions);
    }

    @Override
    public Optional<Versioned<Person>> person(String name) {
        return find(Kind.PERSON, name, Person.class);
    }

    @Override
    public Optional<Versioned<Team>> team(String name) {
        return find(Kind.TEAM, name, Team.class);
    }

    @Override
    public Optional<Versioned<Schedule>> schedule(String name) {
        return find(Kind.SCHEDULE, name, Schedule.class);
    }

    @Override
    public Optional<Versioned<OwnedSystem>> system(String name) {
        return find(Kind.SYSTEM, name, OwnedSystem.class);
    }

    @Override
    public Optional<Versioned<Channel>> channel(String name) {
        return find(Kind.CHANNEL, name, Channel.class);
    }

    @Override
    public Optional<Versioned<Source>> source(String name) {
        return find(Kind.SOURCE, name, Source.class);
    }

    @Override
    public Optional<Versioned<Token>> token(String name) {
        return find(Kind.TOKEN, name, Token.class);
    }

    @Override
    public List<Versioned<OwnershipRule>> ownershipRules() {
        List<Versioned<OwnershipRule>> sorted = sortedRules;
        if (sorted == null) {
            sorted = bestFirst(Kind.OWNERSHIP_RULE, OwnershipRule.class, OwnershipRule::priority);
            sortedRules = sorted;
        }
        return sorted;
    }

    @Override
    public List<Versioned<EscalationPolicy>> escalationPolicies() {
        List<Versioned<EscalationPolicy>> sorted = sortedPolicies;
        if (sorted == null) {
            sorted = bestFirst(Kind.ESCALATION_POLICY, EscalationPolicy.class, EscalationPolicy::priority);
            sortedPolicies = sorted;
        }
        return sorted;
    }

    @Override
    public Set<String> systemsThatDependOn(String name) {
        Map<String, Set<String>> known = dependents;
        if (known == null) {
            known = new HashMap<>();
            for (Versioned<Spec> system : of(Kind.SYSTEM).values()) {
                for (String needed : ((OwnedSystem) system.spec()).dependsOn()) {
                    known.computeIfAbsent(needed, any -> new TreeSet<>()).add(system.name());
                }
            }
            dependents = known;
        }
        return known.getOrDefault(name, Set.of());
    }

    @Override
    public List<Versioned<ChangeWindow>> changeWindows() {
        List<Versioned<ChangeWindow>> sorted = sortedWindows;
        if (sorted == null) {
            sorted = bestFirst(Kind.CHANGE_WINDOW, ChangeWindow.class, window -> 0);
            sortedWindows = sorted;
        }
        return sorted;
    }

    @Override
    public Optional<Versioned<EscalationPolicy>> escalationPolicy(String name, long version) {
        return policyVersions.get(versionKey(name, version)).map(found -> cast(found, EscalationPolicy.class));
    }

    /** Every record of a kind that is in force, by name. */
    public List<Versioned<Spec>> all(Kind kind) {
        List<Versioned<Spec>> all = of(kind).values();
        all.sort(Comparator.comparing(Versioned::name));
        return List.copyOf(all);
    }

    /** A record of any kind. */
    public Optional<Versioned<Spec>> find(Kind kind, String name) {
        return of(kind).get(name);
    }

    private <T extends Spec> Optional<Versioned<T>> find(Kind kind, String name, Class<T> type) {
        return of(kind).get(name).map(found -> cast(found, type));
    }

    private <T extends Spec> List<Versioned<T>> bestFirst(Kind kind, Class<T> type, ToIntFunction<T> priority) {
        List<Versioned<T>> all = new ArrayList<>();
        of(kind).values().forEach(found -> all.add(cast(found, type)));
        all.sort(Comparator.comparingInt((Versioned<T> found) -> priority.applyAsInt(found.spec()))
                .reversed()
                .thenComparing(Versioned::name));
        return List.copyOf(all);
    }

    private PersistentMap<Versioned<Spec>> of(Kind kind) {
        return records.getOrDefault(kind, PersistentMap.empty());
    }

    private PersistentMap<Versioned<Spec>> keep(Kind kind, Versioned<Spec> versioned) {
        return kind == Kind.ESCALATION_POLICY
                ? policyVersions.with(versionKey(versioned.name(), versioned.version()), versioned)
                : policyVersions;
    }

    /** What was sorted stays sorted unless this change is of its kind. */
    private DirectorySnapshot replace(
            Kind kind, PersistentMap<Versioned<Spec>> changed, PersistentMap<Versioned<Spec>> versions) {
        Map<Kind, PersistentMap<Versioned<Spec>>> next = new EnumMap<>(records);
        next.put(kind, changed);
        DirectorySnapshot after = new DirectorySnapshot(next, versions);
        after.sortedRules = kind == Kind.OWNERSHIP_RULE ? null : sortedRules;
        after.sortedPolicies = kind == Kind.ESCALATION_POLICY ? null : sortedPolicies;
        after.sortedWindows = kind == Kind.CHANGE_WINDOW ? null : sortedWindows;
        return after;
    }

    private static Spec read(Kind kind, String name, Map<String, Object> document) {
        return switch (READER.read(kind, document)) {
            case Reading.Read read -> read.spec();
            case Reading.Unreadable unreadable ->
                throw new IllegalArgumentException(
                        "Expected " + kind.kindName() + "/" + name + " to be readable, but " + unreadable.problems());
        };
    }

    private static void requireType(Kind kind, Spec spec) {
        if (!kind.specType().isInstance(spec)) {
            throw new IllegalArgumentException("Expected a " + kind.kindName() + ", but got a "
                    + spec.getClass().getSimpleName() + ".");
        }
    }

    private static <T extends Spec> Versioned<T> cast(Versioned<Spec> found, Class<T> type) {
        return new Versioned<>(found.name(), found.version(), type.cast(found.spec()));
    }

    private static String versionKey(String name, long version) {
        return name + "/" + version;
    }
}
