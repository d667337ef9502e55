package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Coverage the slow way: for every identity, every minute and everything that an alert may say, asks who answers, by
 * which policy, and whom each step leads to, as paging does.
 */
final class CoverageReference {
    private static final List<CaseKind> KINDS = List.of(CaseKind.ALERT, CaseKind.REVIEW);

    private final Directory directory;
    private final List<Versioned<Identity>> identities;
    private final Predicate<String> reachable;
    private final List<String> environments;
    private final Map<String, Minutes> found = new TreeMap<>();

    private static final class Minutes {
        final BitSet minutes = new BitSet();
        final BitSet failures = new BitSet();
        final Map<Integer, Set<String>> identities = new TreeMap<>();
    }

    CoverageReference(
            Directory directory,
            List<Versioned<Identity>> identities,
            Predicate<String> reachable,
            List<String> environments) {
        this.directory = directory;
        this.identities = identities;
        this.reachable = reachable;
        this.environments = environments;
    }

    /** One line for each gap: who, from, until, whether it is a failure, how many identities. */
    Set<String> gaps(Instant from, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            Instant now = from.plus(Duration.ofMinutes(minute));
            for (Versioned<Identity> identity : identities) {
                look(identity, minute, now);
            }
            catchAll(minute, now);
        }
        Set<String> lines = new TreeSet<>();
        found.forEach((who, all) -> {
            for (int start = all.minutes.nextSetBit(0); start >= 0; ) {
                int end = all.minutes.nextClearBit(start);
                Set<String> names = new HashSet<>();
                for (int minute = start; minute < end; minute++) {
                    names.addAll(all.identities.get(minute));
                }
                lines.add(line(
                        who,
                        from.plus(Duration.ofMinutes(start)),
                        from.plus(Duration.ofMinutes(end)),
                        all.failures.get(start, end).cardinality() > 0,
                        names.size()));
                start = all.minutes.nextSetBit(end);
            }
        });
        return lines;
    }

    static Set<String> lines(CoverageAnswer answer) {
        Set<String> lines = new TreeSet<>();
        answer.gaps()
                .forEach(gap -> lines.add(line(
                        String.join(", ", gap.who()),
                        gap.span().from(),
                        gap.span().until(),
                        gap.failure(),
                        gap.identities().count())));
        return lines;
    }

    private static String line(String who, Instant from, Instant until, boolean failure, int identities) {
        return who + " " + from + " " + until + (failure ? " failure " : " warning ") + identities;
    }

    private void look(Versioned<Identity> named, int minute, Instant now) {
        Identity identity = Inherited.from(named.spec(), directory);
        String key = identity.id().toString();
        Set<List<Object>> seen = new HashSet<>();
        for (Optional<String> environment : environments(identity)) {
            for (AlertClass alertClass : AlertClass.values()) {
                OwnerAnswer owner = OwnerResolver.resolve(
                        key, Optional.of(named.spec()), new Facts(alertClass, environment), directory);
                PolicyFacts facts = PolicyFacts.of(
                        key,
                        CaseKind.ALERT,
                        Severity.UNKNOWN,
                        alertClass,
                        Optional.of(identity),
                        environment,
                        owner.team(),
                        directory,
                        now);
                for (Versioned<EscalationPolicy> policy : policies(facts)) {
                    if (seen.add(List.of(CoverageOwner.of(owner), policy.name()))) {
                        stages(policy.spec(), owner, named.name(), minute, now);
                    }
                }
            }
        }
    }

    /** Whatever the severity is that the alert will have, and whether it is an alert or a review. */
    private List<Versioned<EscalationPolicy>> policies(PolicyFacts facts) {
        List<Versioned<EscalationPolicy>> policies = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (CaseKind kind : KINDS) {
                PolicyFacts each = new PolicyFacts(
                        severity,
                        facts.criticality(),
                        facts.blastRadius(),
                        facts.identityType(),
                        facts.environment(),
                        facts.alertClass(),
                        facts.hours(),
                        facts.changeWindows(),
                        kind);
                policies.add(PolicyChooser.choose(each, directory).policy());
            }
        }
        return policies;
    }

    private List<Optional<String>> environments(Identity identity) {
        return identity.environment().isPresent()
                ? List.of(identity.environment())
                : Stream.concat(
                                Stream.of(Optional.<String>empty()),
                                environments.stream().map(Optional::of))
                        .toList();
    }

    private void stages(EscalationPolicy policy, OwnerAnswer owner, String identity, int minute, Instant now) {
        for (CoveragePolicy.Stage stage : CoveragePolicy.stages(policy)) {
            if (stage.targets().stream().noneMatch(target -> isReached(target, owner, now))) {
                List<String> who = new ArrayList<>(new TreeSet<>(stage.targets().stream()
                        .map(target -> CoverageReach.who(target, CoverageOwner.of(owner)))
                        .toList()));
                gap(String.join(", ", who), minute, stage.failure(), identity);
            }
        }
    }

    private void catchAll(int minute, Instant now) {
        String team = OwnerResolver.catchAllTeam(directory);
        OwnerAnswer owner = LintSubject.NOBODY;
        TargetAnswer answer = TargetResolver.resolve(new Target.TeamTarget(team), owner, directory, now);
        if (answer.persons().isEmpty()) {
            answer = TargetResolver.resolve(new Target.PersonTarget(FirstRecords.ADMIN), owner, directory, now);
        }
        if (answer.persons().stream().noneMatch(person -> reachable.test(person.person()))) {
            identities.forEach(identity -> gap("catch-all team:" + team, minute, true, identity.name()));
        }
    }

    private boolean isReached(Target target, OwnerAnswer owner, Instant now) {
        return TargetResolver.resolve(target, owner, directory, now).persons().stream()
                .anyMatch(person -> reachable.test(person.person()));
    }

    private void gap(String who, int minute, boolean failure, String identity) {
        Minutes gap = found.computeIfAbsent(who, any -> new Minutes());
        gap.minutes.set(minute);
        if (failure) {
            gap.failures.set(minute);
        }
        gap.identities.computeIfAbsent(minute, any -> new HashSet<>()).add(identity);
    }
}
