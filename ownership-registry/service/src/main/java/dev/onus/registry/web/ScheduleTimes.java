package dev.onus.registry.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How the moments of a schedule read: on the clock of its own zone, with the day of the week. */
public record ScheduleTimes(ZoneId zone, Instant now) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public String day(LocalDate date) {
        return DAY.format(date);
    }

    public String date(LocalDate date) {
        return date.getYear() == now.atZone(zone).getYear() ? DATE.format(date) : YEAR.format(date);
    }

    public String moment(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        return date(there.toLocalDate()) + ", " + CLOCK.format(there);
    }

    /** The end of a stretch of time: the clock alone where it ends on the day on which it begins. */
    public String end(Instant from, Instant until) {
        ZonedDateTime there = until.atZone(zone);
        boolean sameDay = from.atZone(zone).toLocalDate().equals(there.toLocalDate());
        return sameDay ? CLOCK.format(there) : moment(until);
    }

    public String length(Instant from, Instant until) {
        return Times.span(Duration.between(from, until));
    }

    /** For a field of the type datetime-local. */
    public String field(Instant at) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
