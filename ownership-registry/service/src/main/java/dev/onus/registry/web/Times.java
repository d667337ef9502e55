package dev.onus.registry.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How moments read on a page: on the clock of whoever looks, and from now. */
public record Times(ZoneId zone, Instant now) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss z", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY_LONG = Duration.ofDays(1);

    /** For the datetime attribute of a time element. */
    public String machine(Instant at) {
        return at.toString();
    }

    /** The clock alone today, with the day in this year, else with the year. */
    public String clock(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        ZonedDateTime here = now.atZone(zone);
        if (there.toLocalDate().equals(here.toLocalDate())) {
            return CLOCK.format(there);
        }
        return there.getYear() == here.getYear() ? DAY.format(there) : YEAR.format(there);
    }

    /** {@code in 4 min 10 s} or {@code 12 s ago}. */
    public String fromNow(Instant at) {
        Duration until = Duration.between(now, at);
        return until.isNegative() ? span(until.negated()) + " ago" : "in " + span(until);
    }

    /** The same of something that ought to happen then: {@code due 12 s ago}. */
    public String due(Instant at) {
        return (isPast(at) ? "due " : "") + fromNow(at);
    }

    public boolean isPast(Instant at) {
        return at.isBefore(now);
    }

    /** The two largest units. */
    static String span(Duration span) {
        if (span.compareTo(MINUTE) < 0) {
            return span.toSeconds() + " s";
        }
        if (span.compareTo(HOUR) < 0) {
            return two(span.toMinutes(), "min", span.toSecondsPart(), "s");
        }
        return span.compareTo(DAY_LONG) < 0
                ? two(span.toHours(), "h", span.toMinutesPart(), "min")
                : two(span.toDays(), "d", span.toHoursPart(), "h");
    }

    private static String two(long large, String unit, int small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
