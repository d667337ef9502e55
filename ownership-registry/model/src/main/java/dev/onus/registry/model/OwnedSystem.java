package dev.onus.registry.model;

import dev.onus.vocabulary.Criticality;
import java.util.List;
import java.util.Optional;

/**
 * A system that identities work for.
 *
 * @param owner a Team
 * @param steward a Team that answers for credentials that several parties share (OWN-4)
 * @param serviceOwner a Person on the escalation path (OWN-2)
 * @param dependsOn names of systems, which may be unknown
 */
public record OwnedSystem(
        Optional<String> displayName,
        Optional<String> owner,
        Optional<String> steward,
        Optional<String> serviceOwner,
        Optional<String> environment,
        Criticality criticality,
        Optional<String> businessProcess,
        List<String> dependsOn)
        implements Spec {
    public OwnedSystem {
        dependsOn = List.copyOf(dependsOn);
    }
}
