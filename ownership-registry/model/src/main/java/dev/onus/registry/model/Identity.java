package dev.onus.registry.model;

import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.Lifecycle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A machine identity and who answers for it.
 *
 * @param aliases other ids of the same identity
 * @param system the system it belongs to
 * @param systems all systems that use it; more than one makes its steward answer (OWN-4)
 * @param owner a Team: accountable
 * @param blastRadius a floor for the number of things that depend on it; empty means unknown, which counts as much
 *     (OWN-15)
 * @param dependents names of what breaks when it is revoked
 * @param lifecycle empty when nobody wrote it: {@link Activation} then says which it is (OWN-16)
 * @param issuer the identity that issued it, as its canonical id: a CI provider, an OAuth app, a signing key (ESC-8)
 * @param issued at least so many identities name it as their issuer; counted by the registry, written by nobody (OWN-15)
 * @param stopAuthority who may stop an agent or automation (CDR-12)
 */
public record Identity(
        IdentityId id,
        List<String> aliases,
        Optional<String> environment,
        Optional<String> system,
        List<String> systems,
        Optional<String> owner,
        Optional<String> steward,
        Optional<String> backup,
        boolean shared,
        Criticality criticality,
        OptionalInt blastRadius,
        Optional<String> businessProcess,
        List<String> dependents,
        Optional<Revocation> revocation,
        Credential credential,
        Optional<Lifecycle> lifecycle,
        Optional<Target> stopAuthority,
        Optional<Proof> proof,
        Optional<String> tenant,
        LifecycleLimits limits,
        Optional<Partner> partner,
        Optional<IdentityId> issuer,
        int issued)
        implements Spec {
    /** More would make one record of the compacted topic too large. */
    public static final int MAX_ALIASES = 100;

    public Identity {
        aliases = List.copyOf(aliases);
        systems = List.copyOf(systems);
        dependents = List.copyOf(dependents);
    }

    /** Whether its steward answers, and not whoever touched it last (OWN-4). */
    public boolean isStewarded() {
        return shared || usedBy().size() > 1;
    }

    /**
     * The same identity, at least as critical, and with at least so many that depend on it. A radius that nobody wrote
     * down stays unknown, which counts as the largest (OWN-15).
     */
    public Identity atLeast(Criticality other, int dependOnIt) {
        return with(
                criticality.compareTo(other) >= 0 ? criticality : other,
                blastRadius.isPresent() ? OptionalInt.of(Math.max(blastRadius.getAsInt(), dependOnIt)) : blastRadius,
                issued);
    }

    /** The same identity, which at least so many name as their issuer. */
    public Identity issuing(int atLeast) {
        return atLeast == issued ? this : with(criticality, blastRadius, atLeast);
    }

    private Identity with(Criticality howCritical, OptionalInt radius, int howManyIssued) {
        return new Identity(
                id,
                aliases,
                environment,
                system,
                systems,
                owner,
                steward,
                backup,
                shared,
                howCritical,
                radius,
                businessProcess,
                dependents,
                revocation,
                credential,
                lifecycle,
                stopAuthority,
                proof,
                tenant,
                limits,
                partner,
                issuer,
                howManyIssued);
    }

    /** Every system that uses it, the one it belongs to first. */
    public List<String> usedBy() {
        if (systems.isEmpty()) {
            return system.isPresent() ? List.of(system.get()) : List.of();
        }
        return java.util.stream.Stream.concat(system.stream(), systems.stream())
                .distinct()
                .toList();
    }
}
