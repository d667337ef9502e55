package dev.onus.registry.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A date or time of a calendar: what the clock of a zone shows, because repeated events repeat by the clock.
 *
 * @param allDay a date without a time
 */
record CalendarMoment(LocalDateTime local, ZoneId zone, boolean allDay) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** @param zone of a time that says none: the zone that its property names, else the schedule's */
    static Optional<CalendarMoment> read(String text, ZoneId zone) {
        String value = text.strip();
        try {
            if (value.length() == 8) {
                return Optional.of(
                        new CalendarMoment(LocalDate.parse(value, DATE).atStartOfDay(), zone, true));
            }
            return value.endsWith("Z")
                    ? Optional.of(new CalendarMoment(
                            LocalDateTime.parse(value.substring(0, value.length() - 1), TIME), ZoneOffset.UTC, false))
                    : Optional.of(new CalendarMoment(LocalDateTime.parse(value, TIME), zone, false));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    Instant instant() {
        return local.atZone(zone).toInstant();
    }

    CalendarMoment at(LocalDateTime other) {
        return new CalendarMoment(other, zone, allDay);
    }

    /** The same moment as another clock shows it; a date is the same day everywhere. */
    LocalDateTime on(ZoneId other) {
        return allDay ? local : instant().atZone(other).toLocalDateTime();
    }
}
