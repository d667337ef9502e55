package dev.onus.registry.oncall;

import dev.onus.registry.model.Span;
import dev.onus.registry.oncall.CalendarFile.Event;
import dev.onus.registry.oncall.CalendarFile.Property;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the events of a calendar come to within a window: who is on call when, and what cannot be understood. */
final class CalendarReading {
    static final int MOST_INSTANCES = 1_000;
    private static final int LONGEST_UID = 512;

    private final CalendarFile file;
    private final ZoneId zone;
    private final Span window;
    private final CalendarPeople people;
    private final List<Instance> instances = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> uids = new LinkedHashSet<>();

    private CalendarReading(CalendarFile file, ZoneId zone, Span window, CalendarPeople people) {
        this.file = file;
        this.zone = zone;
        this.window = window;
        this.people = people;
    }

    /** One person on call for one stretch of time. */
    record Instance(String uid, String person, String summary, Span span) {}

    /** @param line on which the event begins */
    record Fault(int line, String uid, String message) {}

    /** @param uids of all events that were understood, also of those that are cancelled or lie elsewhere in time */
    record Result(List<Instance> instances, Set<String> uids, List<Fault> faults) {}

    static Result read(CalendarFile file, ZoneId zone, Span window, CalendarPeople people) {
        CalendarReading reading = new CalendarReading(file, zone, window, people);
        Set<List<Object>> moved = reading.moved();
        file.events().forEach(event -> reading.event(event, moved));
        if (reading.instances.size() > MOST_INSTANCES) {
            reading.faults.add(new Fault(
                    1,
                    "",
                    "Expected at most " + MOST_INSTANCES + " shifts until " + window.until() + ", but got "
                            + reading.instances.size() + "."));
        }
        return new Result(List.copyOf(reading.instances), Set.copyOf(reading.uids), List.copyOf(reading.faults));
    }

    /** Turns of repeated events that another event of the file stands for (RECURRENCE-ID). */
    private Set<List<Object>> moved() {
        Set<List<Object>> moved = new HashSet<>();
        for (Event event : file.events()) {
            event.first("RECURRENCE-ID")
                    .flatMap(id -> moment(id, id.value()))
                    .ifPresent(at -> moved.add(List.of(event.text("UID"), at.instant())));
        }
        return moved;
    }

    private void event(Event event, Set<List<Object>> moved) {
        String uid = event.text("UID");
        Optional<CalendarMoment> start = event.first("DTSTART").flatMap(each -> moment(each, each.value()));
        if (uid.isEmpty() || uid.length() > LONGEST_UID || uid.contains("\n")) {
            fault(event, "Expected a UID of 1 to " + LONGEST_UID + " characters on one line.");
        } else if (start.isEmpty()) {
            fault(event, "Expected a DTSTART in a zone that is known, but got " + written(event, "DTSTART") + ".");
        } else if (event.first("RECURRENCE-ID")
                .filter(id -> !id.parameter("RANGE").isEmpty()
                        || moment(id, id.value()).isEmpty())
                .isPresent()) {
            fault(event, "Expected a RECURRENCE-ID of one turn, but got " + written(event, "RECURRENCE-ID") + ".");
        } else if (event.text("STATUS").equalsIgnoreCase("CANCELLED")
                || event.text("SUMMARY").equalsIgnoreCase(CalendarExport.NOBODY)) {
            uids.add(uid);
        } else {
            understood(event, uid, start.get(), moved);
        }
    }

    private void understood(Event event, String uid, CalendarMoment start, Set<List<Object>> moved) {
        Optional<Length> length = length(event, start);
        CalendarRepetition.Answer turns =
                CalendarRepetition.of(event, start, window.until(), (property, value) -> moment(property, value));
        List<String> persons = people.of(event);
        if (length.isEmpty()) {
            fault(event, "Expected a DTEND or DURATION after its beginning, but got " + written(event, "DTEND") + ".");
        } else if (turns.fault().isPresent()) {
            fault(event, turns.fault().get());
        } else if (persons.isEmpty()) {
            fault(
                    event,
                    "Expected attendees whose mail is a contact of a Person, or the name of a Person as summary, but '"
                            + event.text("SUMMARY") + "' names nobody.");
        } else {
            uids.add(uid);
            boolean single = event.first("RECURRENCE-ID").isPresent();
            for (LocalDateTime each : turns.starts()) {
                Instant from = start.at(each).instant();
                Instant until = start.at(each.plus(length.get().days()))
                        .instant()
                        .plus(length.get().time());
                boolean elsewhere = !single && moved.contains(List.<Object>of(uid, from));
                if (!elsewhere && from.isBefore(window.until()) && until.isAfter(window.from())) {
                    persons.forEach(person ->
                            instances.add(new Instance(uid, person, event.text("SUMMARY"), new Span(from, until))));
                }
            }
        }
    }

    /** Days by the calendar and the rest by the clock: a shift from nine to nine is one also when clocks change. */
    private record Length(Period days, Duration time) {}

    private Optional<Length> length(Event event, CalendarMoment start) {
        Optional<LocalDateTime> end = event.first("DTEND")
                .flatMap(each -> moment(each, each.value()))
                .map(moment -> moment.on(start.zone()))
                .or(() -> event.first("DURATION").flatMap(each -> plus(start.local(), each.value())))
                .or(() -> start.allDay() && event.first("DTEND").isEmpty()
                        ? Optional.of(start.local().plusDays(1))
                        : Optional.empty());
        return end.filter(start.local()::isBefore).map(until -> {
            long days = Duration.between(start.local(), until).toDays();
            return new Length(
                    Period.ofDays(Math.toIntExact(days)),
                    Duration.between(start.local().plusDays(days), until));
        });
    }

    private static Optional<LocalDateTime> plus(LocalDateTime start, String duration) {
        try {
            boolean weeks = duration.toUpperCase(Locale.ROOT).endsWith("W");
            return Optional.of(start.plus(weeks ? Period.parse(duration) : Duration.parse(duration)));
        } catch (DateTimeException | ArithmeticException other) {
            return Optional.empty();
        }
    }

    /** Empty where it is no time, or in a zone that nobody knows. */
    private Optional<CalendarMoment> moment(Property property, String value) {
        String named = property.parameter("TZID");
        return named.isEmpty()
                ? CalendarMoment.read(value, zone)
                : CalendarZones.find(named, file.zones()).flatMap(found -> CalendarMoment.read(value, found));
    }

    private static String written(Event event, String name) {
        return event.first(name)
                .map(property -> property.value()
                        + (property.parameter("TZID").isEmpty() ? "" : " in " + property.parameter("TZID")))
                .orElse("none");
    }

    private void fault(Event event, String message) {
        faults.add(new Fault(event.line(), event.text("UID"), message));
    }
}
