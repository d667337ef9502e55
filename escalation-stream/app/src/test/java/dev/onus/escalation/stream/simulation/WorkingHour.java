package dev.onus.escalation.stream.simulation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;

/** Monday to Friday, nine to five, in UTC: when the simulated teams are at work. */
final class WorkingHour {
    private static final int FROM = 9;
    private static final int TO = 17;

    private WorkingHour() {}

    /** The instant itself while they work, else when they begin again. */
    static Instant next(Instant now) {
        ZonedDateTime local = now.atZone(ZoneOffset.UTC);
        if (isWorkday(local) && local.getHour() >= FROM && local.getHour() < TO) {
            return now;
        }
        ZonedDateTime opens = local.toLocalDate().atTime(FROM, 0).atZone(ZoneOffset.UTC);
        while (opens.toInstant().isBefore(now) || !isWorkday(opens)) {
            opens = opens.plusDays(1);
        }
        return opens.toInstant();
    }

    private static boolean isWorkday(ZonedDateTime day) {
        return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).contains(day.getDayOfWeek());
    }
}
