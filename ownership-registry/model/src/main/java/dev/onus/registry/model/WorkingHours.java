package dev.onus.registry.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * When a team is at work. Policies have variants for after hours, and what is not urgent waits for the next working
 * window (ESC-8).
 *
 * @param to not after {@code from}: the window ends on the next day
 */
public record WorkingHours(ZoneId timeZone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public static final Set<DayOfWeek> DEFAULT_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    public static final LocalTime DEFAULT_FROM = LocalTime.of(9, 0);
    public static final LocalTime DEFAULT_TO = LocalTime.of(17, 0);
    private static final int LONGEST_GAP_DAYS = 8;
    private static final WorkingHours USUAL_IN_UTC = inZone(ZoneOffset.UTC);

    public WorkingHours {
        days = Set.copyOf(days);
    }

    /** Monday to Friday, nine to five, in this zone. */
    public static WorkingHours usual(ZoneId timeZone) {
        return timeZone.equals(ZoneOffset.UTC) ? USUAL_IN_UTC : inZone(timeZone);
    }

    private static WorkingHours inZone(ZoneId timeZone) {
        return new WorkingHours(timeZone, DEFAULT_DAYS, DEFAULT_FROM, DEFAULT_TO);
    }

    /** When a team is at work; a team that is not known is so at the usual hours in UTC. */
    public static WorkingHours of(String team, Directory directory) {
        Optional<Team> known = directory.team(team).map(Versioned::spec);
        ZoneId zone = known.flatMap(Team::schedule)
                .flatMap(directory::schedule)
                .map(schedule -> schedule.spec().timeZone())
                .orElse(ZoneOffset.UTC);
        return known.flatMap(Team::workingHours).map(week -> week.in(zone)).orElseGet(() -> usual(zone));
    }

    public boolean includes(Instant instant) {
        LocalDate today = instant.atZone(timeZone).toLocalDate();
        return isWithin(today, instant) || isWithin(today.minusDays(1), instant);
    }

    /** The instant itself when it is working time, else when the next window begins. */
    public Instant nextWorking(Instant instant) {
        if (includes(instant) || days.isEmpty()) {
            return instant;
        }
        LocalDate date = instant.atZone(timeZone).toLocalDate();
        for (int day = 0; day <= LONGEST_GAP_DAYS; day++) {
            Instant starts = start(date.plusDays(day));
            if (days.contains(date.plusDays(day).getDayOfWeek()) && !starts.isBefore(instant)) {
                return starts;
            }
        }
        return instant;
    }

    private boolean isWithin(LocalDate day, Instant instant) {
        return days.contains(day.getDayOfWeek()) && !instant.isBefore(start(day)) && instant.isBefore(end(day));
    }

    private Instant start(LocalDate day) {
        return LocalMoment.first(day.atTime(from), timeZone);
    }

    private Instant end(LocalDate day) {
        return LocalMoment.last((to.isAfter(from) ? day : day.plusDays(1)).atTime(to), timeZone);
    }
}
