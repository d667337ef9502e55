package dev.onus.registry.model;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * When a team is at work, as its record says it.
 *
 * @param timeZone empty: that of the team's schedule, else UTC
 * @param to not after {@code from}: the window ends on the next day
 */
public record WorkingWeek(Optional<ZoneId> timeZone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public WorkingWeek {
        days = Set.copyOf(days);
    }

    /** Its windows where nothing else says a zone. */
    WorkingHours in(ZoneId zone) {
        return new WorkingHours(timeZone.orElse(zone), days, from, to);
    }
}
