package dev.onus.registry.oncall;

import dev.onus.registry.model.OnCall;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Shift;
import dev.onus.registry.model.Span;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.StableHash;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Shifts as a calendar that other programs subscribe to. All times are UTC, so no program has to know our zones. An
 * event keeps its UID as long as the same person begins the same schedule's shift at the same time.
 */
final class CalendarExport {
    /** Summary of an event that says that nobody is on call; a calendar that is read in may have it too. */
    static final String NOBODY = "Nobody on call";

    static final Duration AHEAD = Duration.ofDays(90);
    /** How far back the beginning of a shift that is under way is looked for. */
    private static final Duration BACK = Duration.ofDays(35);

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final CalendarText text = new CalendarText();
    private final Instant now;

    private CalendarExport(String name, Instant now) {
        this.now = now;
        text.line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Onus//On call//EN")
                .line("CALSCALE", "GREGORIAN")
                .text("X-WR-CALNAME", name)
                .line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
                .line("X-PUBLISHED-TTL", "PT1H");
    }

    /** Everybody's shifts, and the times without anybody. */
    static String of(Versioned<Schedule> schedule, Instant now) {
        CalendarExport export = new CalendarExport("On call: " + schedule.name(), now);
        export.shifts(schedule, now).forEach(shift -> export.event(schedule.name(), shift, shift.person()));
        OnCall.gaps(schedule.spec(), now, now.plus(AHEAD)).forEach(gap -> export.gap(schedule.name(), gap));
        return export.end();
    }

    /** One person's shifts in all schedules. */
    static String of(String person, List<Versioned<Schedule>> schedules, Instant now) {
        CalendarExport export = new CalendarExport("On call: " + person, now);
        for (Versioned<Schedule> schedule : schedules) {
            export.shifts(schedule, now).stream()
                    .filter(shift -> shift.person().equals(person))
                    .forEach(shift -> export.event(schedule.name(), shift, "On call: " + schedule.name()));
        }
        return export.end();
    }

    private List<Shift> shifts(Versioned<Schedule> schedule, Instant now) {
        // From the beginning of a day, so that the beginning of a longer shift does not move with every look.
        Instant from = now.minus(BACK).truncatedTo(ChronoUnit.DAYS);
        return OnCall.shifts(schedule.spec(), from, now.plus(AHEAD)).stream()
                .filter(shift -> shift.until().isAfter(now))
                .toList();
    }

    private void event(String schedule, Shift shift, String summary) {
        begin(schedule, shift.person(), shift.from(), shift.until());
        text.text("SUMMARY", summary)
                .text("DESCRIPTION", shift.person() + " is on call in " + schedule + " (" + shift.layer() + ").")
                .line("TRANSP", "TRANSPARENT")
                .line("END", "VEVENT");
    }

    private void gap(String schedule, Span gap) {
        begin(schedule, "", gap.from(), gap.until());
        text.text("SUMMARY", NOBODY)
                .text("DESCRIPTION", "Nobody is on call in " + schedule + ".")
                .line("TRANSP", "TRANSPARENT")
                .line("END", "VEVENT");
    }

    private void begin(String schedule, String person, Instant from, Instant until) {
        text.line("BEGIN", "VEVENT")
                .line("UID", StableHash.of("shift", schedule, person, from.toString()) + "@onus")
                .line("DTSTAMP", UTC.format(now))
                .line("DTSTART", UTC.format(from))
                .line("DTEND", UTC.format(until));
    }

    private String end() {
        return text.line("END", "VCALENDAR").toString();
    }
}
