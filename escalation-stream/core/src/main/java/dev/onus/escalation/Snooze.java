package dev.onus.escalation;

import dev.onus.vocabulary.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A case that pages nobody until an instant. The SLA clocks run on; what the steps or the lease had left goes on after it.
 *
 * @param by who asked for it, {@code person:ana} or {@code service:ci}
 * @param from the status that it goes back to
 * @param left what was left of the step's window or of the lease; of a wait for working hours, counted from the end of
 *     the snooze, so less than nothing when they begin before it; empty when nothing is left and step 1 comes next
 */
public record Snooze(String by, Instant until, CaseStatus from, Optional<Duration> left) {
    Snooze withNothingLeft() {
        return new Snooze(by, until, from, Optional.empty());
    }
}
