package dev.onus.escalation;

import dev.onus.vocabulary.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A case that pages nobody until an instant. The SLA clocks run on; what the steps or the lease had left goes on after it.
 *
 * @param from the status that it goes back to
 * @param left what was left of the step's window or of the lease; empty when neither ran
 */
public record Snooze(String by, Instant until, CaseStatus from, Optional<Duration> left) {}
