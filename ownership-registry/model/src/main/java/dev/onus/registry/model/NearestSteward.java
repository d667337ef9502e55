package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.OwnerSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who finds out who owns an identity that nobody owns (OWN-7): the steward of the nearest thing that is known. In this
 * order: the steward of the identity or of a system that uses it; the owner of a system that uses it; the owner of a
 * system that depends on it; whoever a rule names for the like of it, whatever class and place the rule asks for; whoever
 * a rule names for its provider; in the end the catch-all.
 */
public final class NearestSteward {
    private final String key;
    private final Optional<Identity> identity;
    private final Directory directory;
    private final OwnerAnswer known;

    private NearestSteward(String key, Optional<Identity> identity, Directory directory) {
        this.key = key;
        this.identity = identity;
        this.directory = directory;
        this.known = OwnerResolver.resolve(key, identity, new Facts(AlertClass.OTHER, Optional.empty()), directory);
    }

    /** Always somebody; the reason says how near. */
    public static OwnerAnswer find(String key, Optional<Identity> identity, Directory directory) {
        return new NearestSteward(key, identity, directory).find();
    }

    private OwnerAnswer find() {
        return known.steward()
                .filter(this::exists)
                .map(team -> answer(team, "Team " + team + " is the steward of what is known about " + key + "."))
                .or(() -> ownerOf(identity.stream().flatMap(each -> each.usedBy().stream()), "uses"))
                .or(() -> ownerOf(identity.stream().flatMap(each -> each.dependents().stream()), "depends on"))
                .or(() -> ofRule(this::isNear))
                .or(() -> ofRule(this::isOfProvider))
                .orElseGet(() -> answer(
                        known.team(), "Nothing near " + key + " is known, so the catch-all finds out who owns it."));
    }

    private Optional<OwnerAnswer> ownerOf(Stream<String> systems, String how) {
        List<Versioned<OwnedSystem>> described =
                systems.flatMap(name -> directory.system(name).stream()).toList();
        for (Versioned<OwnedSystem> system : described) {
            Optional<String> owner = system.spec().owner().filter(this::exists);
            if (owner.isPresent()) {
                return owner.map(team -> answer(
                        team, "Team " + team + " owns system " + system.name() + ", which " + how + " " + key + "."));
            }
        }
        return Optional.empty();
    }

    private Optional<OwnerAnswer> ofRule(Predicate<RuleMatch> near) {
        return directory.ownershipRules().stream()
                .filter(rule -> !rule.name().equals(FirstRecords.CATCH_ALL))
                .filter(rule -> near.test(rule.spec().match()))
                .filter(rule -> exists(rule.spec().owner()))
                .findFirst()
                .map(rule -> answer(
                        rule.spec().owner(), "Ownership rule " + rule.name() + " is the nearest to " + key + "."));
    }

    /** A rule that asks for another class, system or place is still about the like of it. */
    private boolean isNear(RuleMatch match) {
        boolean saysWhich = !match.id().isEmpty()
                || !match.type().isEmpty()
                || !match.provider().isEmpty();
        RuleMatch anywhere = new RuleMatch(match.id(), match.provider(), match.type(), Set.of(), Set.of(), Set.of());
        return saysWhich
                && RuleSubject.of(key, identity, new Facts(AlertClass.OTHER, Optional.empty()))
                        .matches(anywhere);
    }

    /** Not one for single identities: those have nothing to do with this one. */
    private boolean isOfProvider(RuleMatch match) {
        return match.id().isEmpty()
                && identity.map(Identity::id)
                        .or(() -> IdentityId.find(key))
                        .map(IdentityId::provider)
                        .filter(match.provider()::contains)
                        .isPresent();
    }

    private boolean exists(String team) {
        return directory.team(team).isPresent();
    }

    private OwnerAnswer answer(String team, String reason) {
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
