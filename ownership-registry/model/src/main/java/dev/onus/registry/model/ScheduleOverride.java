package dev.onus.registry.model;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A stretch of time in which somebody else is on call.
 *
 * @param from local to the schedule's zone, included
 * @param to local to the schedule's zone, not included
 * @param replace whose place is taken, and only while this person is on call; left out: everybody's
 */
public record ScheduleOverride(
        LocalDateTime from, LocalDateTime to, Optional<String> replace, String with, Optional<String> reason) {
    public ScheduleOverride {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("Expected an override to end after it begins.");
        }
    }
}
