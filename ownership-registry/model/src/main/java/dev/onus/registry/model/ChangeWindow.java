package dev.onus.registry.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A deployment or change window (ESC-14): policies match on its name, and the event says that it applied.
 *
 * @param match identities that it concerns; alert classes play no part
 * @param timeZone in which {@code weekly} is read
 * @param periods single stretches of time
 * @param weekly stretches that come again
 */
public record ChangeWindow(
        RuleMatch match, ZoneId timeZone, List<Period> periods, List<Weekly> weekly, Optional<String> reason)
        implements Spec {
    /** From, inclusive, to, exclusive. */
    public record Period(Instant from, Instant to) {}

    /**
     * On each of these days.
     *
     * @param to not after {@code from}: it ends on the next day
     */
    public record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        public Weekly {
            days = Set.copyOf(days);
        }
    }

    public ChangeWindow {
        periods = List.copyOf(periods);
        weekly = List.copyOf(weekly);
    }

    public boolean isOpen(Instant instant) {
        return periods.stream().anyMatch(period -> !instant.isBefore(period.from()) && instant.isBefore(period.to()))
                || weekly.stream()
                        .anyMatch(each ->
                                new WorkingHours(timeZone, each.days(), each.from(), each.to()).includes(instant));
    }
}
