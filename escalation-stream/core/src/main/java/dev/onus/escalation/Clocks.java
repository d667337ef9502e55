package dev.onus.escalation;

import java.time.Instant;
import java.util.Optional;

/**
 * The SLA clocks, counted from the opening; ownership and policy may change without resetting them.
 *
 * @param startedAt from when they count: the opening, or when a closed case began anew
 */
public record Clocks(Optional<Instant> containBy, Optional<Instant> decideBy, Instant resolveBy, Instant startedAt) {}
