package dev.onus.registry.model;

import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import java.util.Optional;
import java.util.Set;

/**
 * Which priority a case has, by the policy's own word (ESC-15). All keys must match; an empty key matches anything.
 *
 * @param repeated whether earlier exposures of the same identity are known (OWN-12); empty: either
 * @param priority {@code P1} (worst) to {@code P5}
 */
public record PriorityRule(
        Set<Severity> severity,
        Set<Criticality> criticality,
        Set<BlastRadiusBand> blastRadius,
        Set<CredentialState> credentialState,
        Optional<Boolean> repeated,
        String priority) {
    public static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4", "P5");

    public PriorityRule {
        severity = Set.copyOf(severity);
        criticality = Set.copyOf(criticality);
        blastRadius = Set.copyOf(blastRadius);
        credentialState = Set.copyOf(credentialState);
    }
}
