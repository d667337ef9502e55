package dev.onus.registry.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the rules of the lint look at, worked out once and within limits. */
final class LintScope {
    static final int MAX_POLICIES = 2_000;
    static final int MAX_IDENTITIES = 2_000;
    /** Different ones, of identities, of systems and of rules each. */
    static final int MAX_SUBJECTS = 300;
    /** Different sets of people who answer, for rules that compare them at every instant. */
    static final int MAX_OWNERS = 50;
    /** As far ahead as coverage is asked for (OWN-6). */
    static final Duration HORIZON = Duration.ofDays(14);
    /** Over the days every hour of the day is looked at. Shorter turns may be missed; gaps are not looked for so. */
    private static final Duration BETWEEN_SAMPLES = Duration.ofHours(7);

    static final int SAMPLES = (int) HORIZON.dividedBy(BETWEEN_SAMPLES) + 1;

    /** @param who whom a target means that depends on who answers */
    private record Asked(Target target, Optional<String> who, int sample) {}

    private final DirectorySnapshot directory;
    private final Instant now;
    private final List<Versioned<Identity>> identities;
    private final List<LintSubject> subjects;
    private final String lastResort;
    private final Map<Asked, Set<String>> people = new HashMap<>();
    private final Map<Asked, Boolean> everReached = new HashMap<>();

    LintScope(DirectorySnapshot directory, IdentityBook book, Instant now) {
        this.directory = directory;
        this.now = now;
        this.identities = book.all().stream()
                .sorted(Comparator.comparing(Versioned::name))
                .limit(MAX_IDENTITIES)
                .toList();
        this.lastResort = directory.ownershipRules().stream()
                .filter(rule -> rule.name().equals(FirstRecords.CATCH_ALL))
                .map(rule -> rule.spec().owner())
                .findFirst()
                .orElse(FirstRecords.CATCH_ALL);
        this.subjects = Stream.of(ofIdentities(), ofSystems(), ofRules())
                .flatMap(some -> some.distinct().limit(MAX_SUBJECTS))
                .distinct()
                .toList();
    }

    DirectorySnapshot directory() {
        return directory;
    }

    Instant now() {
        return now;
    }

    /** One of the instants that are looked at. */
    Instant instant(int sample) {
        return now.plus(BETWEEN_SAMPLES.multipliedBy(sample));
    }

    /** The first {@value #MAX_IDENTITIES} by name. */
    List<Versioned<Identity>> identities() {
        return identities;
    }

    /** Best first, without the catch-all, which is there to take what nothing else takes. */
    List<Versioned<EscalationPolicy>> policies() {
        return directory.escalationPolicies().stream()
                .filter(policy -> !policy.name().equals(FirstRecords.CATCH_ALL))
                .limit(MAX_POLICIES)
                .toList();
    }

    /** Whether anything has an owner but the catch-all: before that, who would be told is not known. */
    boolean hasOwners() {
        return subjects.stream().anyMatch(this::isOwned);
    }

    /** Those who answer for what the policy can apply to, each once; the catch-all team is not among them. */
    List<OwnerAnswer> owners(EscalationPolicy policy) {
        return subjects.stream()
                .filter(this::isOwned)
                .filter(subject -> subject.canMatch(policy.match()))
                .map(LintSubject::owner)
                .distinct()
                .toList();
    }

    /** Every team that answers for something, by name. */
    List<Versioned<Team>> owningTeams() {
        Set<String> names = new LinkedHashSet<>();
        subjects.stream().filter(this::isOwned).map(LintSubject::owner).forEach(owner -> {
            names.add(owner.team());
            owner.backup().ifPresent(names::add);
        });
        return names.stream()
                .sorted()
                .flatMap(name -> directory.team(name).stream())
                .toList();
    }

    /** Those whom a target means at one of the instants that are looked at. */
    Set<String> people(Target target, OwnerAnswer owner, int sample) {
        return people.computeIfAbsent(new Asked(target, who(target, owner), sample), asked -> {
            Set<String> names = new HashSet<>();
            TargetResolver.resolve(target, owner, directory, instant(sample))
                    .persons()
                    .forEach(person -> names.add(person.person()));
            return Set.copyOf(names);
        });
    }

    Set<String> people(List<Target> targets, OwnerAnswer owner, int sample) {
        Set<String> all = new HashSet<>();
        targets.forEach(target -> all.addAll(people(target, owner, sample)));
        return all;
    }

    /** Everybody whom it means at any of the instants. */
    Set<String> everybody(Target target, OwnerAnswer owner) {
        Set<String> all = new HashSet<>();
        IntStream.range(0, SAMPLES).forEach(sample -> all.addAll(people(target, owner, sample)));
        return all;
    }

    boolean isEverReached(Target target, OwnerAnswer owner) {
        Asked asked = new Asked(target, who(target, owner), 0);
        Boolean known = everReached.get(asked);
        if (known == null) {
            known = IntStream.range(0, SAMPLES)
                    .anyMatch(sample -> !people(target, owner, sample).isEmpty());
            everReached.put(asked, known);
        }
        return known;
    }

    /** Whether who is meant depends on who answers for the identity. */
    static boolean dependsOnOwner(Target target) {
        return switch (target) {
            case Target.Owner any -> true;
            case Target.Backup any -> true;
            case Target.Steward any -> true;
            case Target.Manager any -> true;
            case Target.ServiceOwner any -> true;
            case Target.IncidentCommander any -> false;
            case Target.TeamTarget any -> false;
            case Target.PersonTarget any -> false;
            case Target.ScheduleTarget any -> false;
            case Target.RoleTarget any -> false;
        };
    }

    private static Optional<String> who(Target target, OwnerAnswer owner) {
        return switch (target) {
            case Target.Owner any -> Optional.of(owner.team());
            case Target.Manager any -> Optional.of(owner.team());
            case Target.Backup any -> owner.backup();
            case Target.Steward any -> owner.steward();
            case Target.ServiceOwner any -> owner.serviceOwner();
            case Target.IncidentCommander any -> Optional.empty();
            case Target.TeamTarget any -> Optional.empty();
            case Target.PersonTarget any -> Optional.empty();
            case Target.ScheduleTarget any -> Optional.empty();
            case Target.RoleTarget any -> Optional.empty();
        };
    }

    private boolean isOwned(LintSubject subject) {
        return !subject.owner().team().equals(lastResort);
    }

    private Stream<LintSubject> ofIdentities() {
        return identities.stream().map(identity -> LintSubject.of(identity, directory));
    }

    private Stream<LintSubject> ofSystems() {
        return directory.all(Kind.SYSTEM).stream()
                .flatMap(system -> LintSubject.of((OwnedSystem) system.spec()).stream());
    }

    private Stream<LintSubject> ofRules() {
        return directory.ownershipRules().stream().map(rule -> LintSubject.of(rule.spec()));
    }
}
