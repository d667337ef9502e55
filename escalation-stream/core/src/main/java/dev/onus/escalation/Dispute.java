package dev.onus.escalation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A disagreement about the owner that a tie-breaker settles; whoever is accountable stays bound (CDR-13).
 *
 * @param proposed the team that should own it instead; empty when nobody is proposed
 * @param asked the people who may settle it
 */
public record Dispute(String by, Optional<String> proposed, Set<String> asked, Instant settleBy) {
    public Dispute {
        asked = Set.copyOf(asked);
    }
}
