package dev.onus.escalation;

import dev.onus.vocabulary.ResolveOutcome;
import java.time.Instant;

/** How a case was closed: by whom, with which outcome, and why (OWN-10). */
public record Ending(Instant closedAt, ResolveOutcome outcome, String reason, String actor) {}
