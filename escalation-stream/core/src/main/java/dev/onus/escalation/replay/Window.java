package dev.onus.escalation.replay;

import java.time.Instant;

/**
 * What is counted. Inputs before it are played all the same, so that it begins with the cases that were open then.
 *
 * @param until exclusive
 */
public record Window(Instant from, Instant until) {
    public Window {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("Expected a beginning before " + until + ", but got " + from + ".");
        }
    }

    boolean includes(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
