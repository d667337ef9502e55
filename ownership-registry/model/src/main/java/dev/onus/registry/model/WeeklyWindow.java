package dev.onus.registry.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A stretch of local time that comes again every week. One that ends at or before the time it begins ends on the next
 * day, and belongs to the day on which it begins; from 00:00 to 00:00 is a whole day.
 *
 * <p>Around a clock change it begins at the first valid instant and ends at the last, so it is never shorter than the
 * words say.
 *
 * @param days on which it begins; never empty
 */
public record WeeklyWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    private static final int DAYS_OF_A_WEEK_AND_THE_ONE_BEFORE = 9;

    public WeeklyWindow {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one day of the week, but got none.");
        }
        days = Set.copyOf(days);
    }

    /** On every day of the week. */
    public static WeeklyWindow daily(LocalTime from, LocalTime to) {
        return new WeeklyWindow(EnumSet.allOf(DayOfWeek.class), from, to);
    }

    public boolean contains(Instant instant, ZoneId zone) {
        return endIfOpen(instant, zone).isPresent();
    }

    /** When the one that holds this instant ends; empty when none does. */
    public Optional<Instant> endIfOpen(Instant instant, ZoneId zone) {
        LocalDate today = instant.atZone(zone).toLocalDate();
        for (LocalDate day = today.plusDays(1); !day.isBefore(today.minusDays(2)); day = day.minusDays(1)) {
            if (days.contains(day.getDayOfWeek())
                    && !start(day, zone).isAfter(instant)
                    && instant.isBefore(end(day, zone))) {
                return Optional.of(end(day, zone));
            }
        }
        return Optional.empty();
    }

    /** When the next one begins, strictly after this instant. */
    public Instant nextStart(Instant after, ZoneId zone) {
        LocalDate day = after.atZone(zone).toLocalDate().minusDays(1);
        for (int ahead = 0; ahead <= DAYS_OF_A_WEEK_AND_THE_ONE_BEFORE; ahead++, day = day.plusDays(1)) {
            if (days.contains(day.getDayOfWeek()) && start(day, zone).isAfter(after)) {
                return start(day, zone);
            }
        }
        throw new IllegalStateException("Expected every day of the week within nine days.");
    }

    /** When the one of this day begins. */
    public Instant start(LocalDate day, ZoneId zone) {
        return LocalMoment.first(day.atTime(from), zone);
    }

    /** When the one that begins on this day ends. */
    public Instant end(LocalDate day, ZoneId zone) {
        return LocalMoment.last((to.isAfter(from) ? day : day.plusDays(1)).atTime(to), zone);
    }
}
