package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.OwnerSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that alerts can be about, with those who would answer for it. An empty set stands for any value: a rule or a
 * system does not say everything that its identities will be.
 */
record LintSubject(
        OwnerAnswer owner,
        Set<String> types,
        Set<String> environments,
        Set<Criticality> criticalities,
        Set<BlastRadiusBand> bands) {
    /** For targets that mean the same people whoever answers. */
    static final OwnerAnswer NOBODY = owner("", Optional.empty(), Optional.empty(), Optional.empty());

    static LintSubject of(Versioned<Identity> identity, Directory directory) {
        Identity known = Inherited.from(identity.spec(), directory);
        OwnerAnswer owner = OwnerResolver.resolve(
                known.id().toString(), Optional.of(known), new Facts(AlertClass.OTHER, Optional.empty()), directory);
        return new LintSubject(
                owner(owner.team(), owner.steward(), owner.backup(), owner.serviceOwner()),
                Set.of(known.id().type()),
                known.environment().map(Set::of).orElse(Set.of()),
                Set.of(known.criticality()),
                Set.of(BlastRadiusBand.of(known.blastRadius())));
    }

    /** Empty when nobody owns the system. */
    static Optional<LintSubject> of(OwnedSystem system) {
        return system.owner()
                .map(team -> new LintSubject(
                        owner(team, system.steward(), Optional.empty(), system.serviceOwner()),
                        Set.of(),
                        system.environment().map(Set::of).orElse(Set.of()),
                        system.criticality() == Criticality.UNKNOWN ? Set.of() : Set.of(system.criticality()),
                        Set.of()));
    }

    static LintSubject of(OwnershipRule rule) {
        return new LintSubject(
                owner(rule.owner(), Optional.empty(), Optional.empty(), Optional.empty()),
                rule.match().type(),
                rule.match().environment(),
                Set.of(),
                Set.of());
    }

    boolean canMatch(PolicyMatch match) {
        return meet(match.type(), types)
                && meet(match.environment(), environments)
                && meet(match.criticality(), criticalities)
                && meet(match.blastRadius(), bands);
    }

    private static <T> boolean meet(Set<T> wanted, Set<T> had) {
        return wanted.isEmpty() || had.isEmpty() || !Collections.disjoint(wanted, had);
    }

    /** Without its reason, so that two of the same people are the same. */
    private static OwnerAnswer owner(
            String team, Optional<String> steward, Optional<String> backup, Optional<String> serviceOwner) {
        return new OwnerAnswer(team, steward, backup, serviceOwner, OwnerSource.EXACT, 0, "", List.of());
    }
}
