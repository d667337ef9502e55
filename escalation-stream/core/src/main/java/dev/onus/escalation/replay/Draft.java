package dev.onus.escalation.replay;

import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Versioned;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Policies that nobody has applied. Each stands in for every version of the policy of its name, at all times; one with a
 * new name is one more.
 */
public final class Draft {
    private final Map<String, Versioned<EscalationPolicy>> policies = new LinkedHashMap<>();

    /** @param policies each name once; the version is what the result calls it */
    public Draft(List<Versioned<EscalationPolicy>> policies) {
        for (Versioned<EscalationPolicy> policy : policies) {
            if (this.policies.put(policy.name(), policy) != null) {
                throw new IllegalArgumentException("Expected each policy once, but got another " + policy.name() + ".");
            }
        }
    }

    Optional<Versioned<EscalationPolicy>> policy(String name) {
        return Optional.ofNullable(policies.get(name));
    }

    List<Versioned<EscalationPolicy>> all() {
        return List.copyOf(policies.values());
    }
}
