package dev.onus.escalation;

import java.time.Instant;
import java.util.Optional;

/**
 * An acknowledgement is a lease: somebody has the case until it ends, and progress extends it (ESC-1).
 *
 * @param intent what the holder said they would do, for example {@code contain by 14:30}
 */
public record Lease(String holder, Instant acknowledgedAt, Instant expiresAt, Optional<String> intent) {}
