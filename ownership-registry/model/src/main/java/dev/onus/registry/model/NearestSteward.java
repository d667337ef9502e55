package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.OwnerSource;
import java.util.List;
import java.util.Optional;

/**
 * Who finds out who owns an identity that nobody owns (OWN-7): the steward of the nearest thing that is known. A
 * steward of the identity itself, of a system that uses it, the owner or manager of such a system, whoever owns most of
 * what a rule for the same provider and type gives, and in the end the catch-all.
 */
public final class NearestSteward {
    private NearestSteward() {}

    public static OwnerAnswer find(String key, Optional<Identity> identity, Directory directory) {
        OwnerAnswer known =
                OwnerResolver.resolve(key, identity, new Facts(AlertClass.OTHER, Optional.empty()), directory);
        Optional<OwnerAnswer> near = known.steward()
                .map(team -> as(team, known, "Team " + team + " is the steward of what is known about " + key + "."))
                .or(() -> ofSystem(key, identity, directory, known))
                .or(() -> ofRule(key, directory, known));
        return near.orElseGet(() ->
                as(known.team(), known, "Nothing near " + key + " is known, so the catch-all finds out who owns it."));
    }

    private static Optional<OwnerAnswer> ofSystem(
            String key, Optional<Identity> identity, Directory directory, OwnerAnswer known) {
        for (String name : identity.map(Identity::usedBy).orElse(List.of())) {
            Optional<String> owner =
                    directory.system(name).flatMap(system -> system.spec().owner());
            if (owner.isPresent()) {
                return owner.map(
                        team -> as(team, known, "Team " + team + " owns system " + name + ", which uses " + key + "."));
            }
        }
        return Optional.empty();
    }

    /** A rule for another alert class, or for identities of the same provider and type, is the last thing that is near. */
    private static Optional<OwnerAnswer> ofRule(String key, Directory directory, OwnerAnswer known) {
        RuleSubject subject = RuleSubject.of(key, Optional.empty(), new Facts(AlertClass.OTHER, Optional.empty()));
        return directory.ownershipRules().stream()
                .filter(rule -> !rule.name().equals(FirstRecords.CATCH_ALL))
                .filter(rule -> isNear(rule.spec().match(), subject))
                .findFirst()
                .map(rule -> as(
                        rule.spec().owner(),
                        known,
                        "Ownership rule " + rule.name() + " is the nearest to " + key + "."));
    }

    private static boolean isNear(RuleMatch match, RuleSubject subject) {
        boolean saysSomething = !match.provider().isEmpty()
                || !match.type().isEmpty()
                || !match.id().isEmpty();
        RuleMatch anyClassAndPlace = new RuleMatch(
                match.id(), match.provider(), match.type(), java.util.Set.of(), java.util.Set.of(), java.util.Set.of());
        return saysSomething && subject.matches(anyClassAndPlace);
    }

    private static OwnerAnswer as(String team, OwnerAnswer known, String reason) {
        return new OwnerAnswer(
                team,
                known.steward(),
                known.backup(),
                known.serviceOwner(),
                OwnerSource.STEWARD,
                known.confidencePercent(),
                reason,
                known.restsOn());
    }
}
