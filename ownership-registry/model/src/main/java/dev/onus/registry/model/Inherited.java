package dev.onus.registry.model;

import dev.onus.vocabulary.Criticality;
import java.util.List;
import java.util.Optional;

/**
 * What an identity takes over from the systems that use it where its own record says nothing: the environment, the
 * business process, and the highest criticality; and from the graph of what depends on it, what breaks with it. What is written on the identity always wins.
 */
public final class Inherited {
    private Inherited() {}

    /** The identity as policies, priorities and pages should see it (OWN-3, ESC-2). */
    public static Identity from(Identity identity, Directory directory) {
        List<String> usedBy = identity.usedBy();
        List<OwnedSystem> systems = usedBy.isEmpty()
                ? List.of()
                : usedBy.stream()
                        .flatMap(name -> directory.system(name).stream())
                        .map(Versioned::spec)
                        .toList();
        BlastRadius radius = BlastRadius.of(identity, directory);
        return systems.isEmpty() && identity.issued() == 0 && radius.breaks().equals(identity.dependents())
                ? identity
                : with(identity, systems, radius);
    }

    private static Identity with(Identity own, List<OwnedSystem> systems, BlastRadius radius) {
        return new Identity(
                own.id(),
                own.aliases(),
                environment(own, systems),
                own.system(),
                own.systems(),
                own.owner(),
                own.steward(),
                own.backup(),
                own.shared(),
                criticality(own, systems),
                radius.radius(),
                own.businessProcess()
                        .or(() -> systems.stream()
                                .flatMap(system -> system.businessProcess().stream())
                                .findFirst()),
                radius.breaks(),
                own.revocation(),
                own.credential(),
                own.lifecycle(),
                own.stopAuthority(),
                own.proof(),
                own.tenant(),
                own.limits(),
                own.partner(),
                own.issuer(),
                own.issued());
    }

    private static Optional<String> environment(Identity own, List<OwnedSystem> systems) {
        return own.environment()
                .or(() -> systems.stream()
                        .flatMap(system -> system.environment().stream())
                        .findFirst());
    }

    private static Criticality criticality(Identity own, List<OwnedSystem> systems) {
        return own.criticality() != Criticality.UNKNOWN
                ? own.criticality()
                : systems.stream().map(OwnedSystem::criticality).reduce(Criticality.UNKNOWN, Inherited::higher);
    }

    private static Criticality higher(Criticality one, Criticality other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
