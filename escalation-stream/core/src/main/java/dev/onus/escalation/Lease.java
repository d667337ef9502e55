package dev.onus.escalation;

import java.time.Instant;

/** An acknowledgement is a lease: somebody has the case until it ends, and progress extends it (ESC-1). */
public record Lease(String holder, Instant acknowledgedAt, Instant expiresAt) {}
