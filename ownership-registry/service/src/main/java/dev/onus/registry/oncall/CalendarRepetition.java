package dev.onus.registry.oncall;

import dev.onus.registry.oncall.CalendarFile.Event;
import dev.onus.registry.oncall.CalendarFile.Property;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** When a repeated event begins, by its rule on the clock of its zone (RFC 5545, 3.8.5). */
final class CalendarRepetition {
    /** More turns than that before the window ends is a rule that is not meant for people. */
    static final int MOST_TURNS = 20_000;

    private static final TimeZone CLOCK = TimeZone.getTimeZone("UTC");
    private static final Pattern UNTIL = Pattern.compile(";?UNTIL=([^;]*)", Pattern.CASE_INSENSITIVE);

    private CalendarRepetition() {}

    /**
     * The beginnings of an event, in order.
     *
     * @param before beginnings at this time and later are left out
     * @return or why the rule cannot be followed
     */
    static Answer of(Event event, CalendarMoment start, Instant before, CalendarZone zone) {
        TreeSet<LocalDateTime> starts = new TreeSet<>();
        Optional<Property> rule = event.first("RRULE");
        if (rule.isEmpty()) {
            starts.add(start.local());
        } else {
            Optional<String> fault = turns(rule.get().value(), start, before, starts);
            if (fault.isPresent()) {
                return new Answer(List.of(), fault);
            }
        }
        moments(event, "RDATE", zone).forEach(moment -> starts.add(moment.on(start.zone())));
        for (CalendarMoment moment : moments(event, "EXDATE", zone)) {
            // A date alone takes out whatever begins that day.
            starts.removeIf(each -> moment.allDay() && !start.allDay()
                    ? each.toLocalDate().equals(moment.local().toLocalDate())
                    : each.equals(moment.on(start.zone())));
        }
        return new Answer(List.copyOf(starts), Optional.empty());
    }

    /** @param fault why there is none */
    record Answer(List<LocalDateTime> starts, Optional<String> fault) {}

    /** How times of an event that say no zone are read. */
    interface CalendarZone {
        Optional<CalendarMoment> read(Property property, String value);
    }

    private static Optional<String> turns(
            String rule, CalendarMoment start, Instant before, TreeSet<LocalDateTime> starts) {
        Matcher until = UNTIL.matcher(rule);
        Optional<LocalDateTime> last = until.find() ? last(until.group(1), start) : Optional.empty();
        try {
            RecurrenceRuleIterator turns = new RecurrenceRule(until.replaceAll(""))
                    .iterator(start.local().toInstant(ZoneOffset.UTC).toEpochMilli(), CLOCK);
            for (int turn = 0; turns.hasNext(); turn++) {
                LocalDateTime next = Instant.ofEpochMilli(turns.nextMillis())
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDateTime();
                if (last.filter(next::isAfter).isPresent()
                        || !start.at(next).instant().isBefore(before)) {
                    return Optional.empty();
                }
                if (turn >= MOST_TURNS) {
                    return Optional.of("Expected at most " + MOST_TURNS + " turns until " + before
                            + ", but its rule has more: " + rule + ".");
                }
                starts.add(next);
            }
            return Optional.empty();
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException unusable) {
            return Optional.of("Expected a rule that comes to dates, but got " + rule + ".");
        }
    }

    /** The last beginning that still counts, on the clock of the event. */
    private static Optional<LocalDateTime> last(String until, CalendarMoment start) {
        return CalendarMoment.read(until, start.zone())
                .map(moment -> moment.allDay() ? moment.local().plusDays(1).minusSeconds(1) : moment.on(start.zone()));
    }

    private static List<CalendarMoment> moments(Event event, String name, CalendarZone zone) {
        List<CalendarMoment> moments = new ArrayList<>();
        for (Property property : event.all(name)) {
            for (String value : property.value().split(",", -1)) {
                // Of a period the beginning counts; its length is the event's.
                zone.read(property, value.split("/", 2)[0]).ifPresent(moments::add);
            }
        }
        return moments;
    }
}
