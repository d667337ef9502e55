package dev.onus.escalation;

import java.time.Instant;

/**
 * A decision that was recorded (CDR-7).
 *
 * @param decision what was to be decided, for example {@code contain}
 * @param by {@code person:ana} or {@code service:ci}
 */
public record Decided(String decision, String choice, String by, String right, String reason, Instant at) {}
