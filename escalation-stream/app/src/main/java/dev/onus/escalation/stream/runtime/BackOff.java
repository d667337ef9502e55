package dev.onus.escalation.stream.runtime;

import java.time.Duration;
import java.time.Instant;

/** How long to wait before the next attempt: doubling, to a limit, and from the start again after a quiet while. */
final class BackOff {
    static final Duration FIRST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofSeconds(10);
    static final Duration QUIET_AFTER = Duration.ofMinutes(1);

    private Duration next = FIRST;
    private Instant last = Instant.EPOCH;

    synchronized Duration afterFailure(Instant now) {
        next = now.isAfter(last.plus(QUIET_AFTER)) ? FIRST : next;
        last = now;
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }
}
