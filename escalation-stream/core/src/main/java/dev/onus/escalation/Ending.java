package dev.onus.escalation;

import dev.onus.vocabulary.ResolveOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * How a case was closed: by whom, with which outcome, and why (OWN-10).
 *
 * @param riskExpiresAt when an accepted risk is looked at again; present when, and only when, the outcome is that
 */
public record Ending(
        Instant closedAt, ResolveOutcome outcome, String reason, String actor, Optional<Instant> riskExpiresAt) {}
