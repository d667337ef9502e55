package dev.onus.registry.web;

import dev.onus.registry.http.Caller;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.OnCall;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.oncall.CalendarWeeks;
import dev.onus.registry.oncall.ScheduleRights;
import dev.onus.registry.oncall.Schedules;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** Draws the calendar of a schedule, and the page of one of its shifts. */
@Singleton
final class SchedulePages {
    private static final int MOST_OTHERS = 500;

    private final Pages pages;
    private final Frames frames;
    private final Schedules schedules;
    private final ScheduleRights rights;
    private final RegistryLog log;

    SchedulePages(Pages pages, Frames frames, Schedules schedules, ScheduleRights rights, RegistryLog log) {
        this.pages = pages;
        this.frames = frames;
        this.schedules = schedules;
        this.rights = rights;
        this.log = log;
    }

    /** A stretch of a schedule that the visitor looks at; whose, where it is not a gap. */
    record Chosen(Instant from, Instant until, Optional<String> person) {}

    /** @param from a day of the first week; empty for this week */
    HttpResponse<?> calendar(
            HttpRequest<?> request, Caller visitor, String name, Optional<LocalDate> from, Optional<Notice> notice) {
        Optional<Versioned<Schedule>> found = schedules.find(name);
        if (found.isEmpty()) {
            return missing(request, visitor);
        }
        Schedule schedule = found.get().spec();
        Frame frame = frame(request, visitor, name, schedule);
        Instant now = frame.times().now();
        LocalDate monday = from.orElseGet(() -> now.atZone(schedule.timeZone()).toLocalDate())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return pages.page(
                HttpStatus.OK,
                "schedule.jte",
                new ScheduleView(
                        frame,
                        name,
                        new ScheduleTimes(schedule.timeZone(), now),
                        OnCall.at(schedule, now),
                        schedules.teamsOf(name).stream().map(Versioned::name).toList(),
                        CalendarWeeks.of(schedule, monday, ScheduleView.WEEKS, now),
                        rights.mayChange(visitor, name, schedule),
                        notice));
    }

    HttpResponse<?> shift(
            HttpRequest<?> request,
            Caller visitor,
            String name,
            Chosen chosen,
            HttpStatus status,
            Optional<Notice> notice) {
        Optional<Versioned<Schedule>> found = schedules.find(name);
        if (found.isEmpty()) {
            return missing(request, visitor);
        }
        Schedule schedule = found.get().spec();
        Frame frame = frame(request, visitor, name, schedule);
        Instant minute = frame.times().now().truncatedTo(ChronoUnit.MINUTES);
        List<String> members = rights.members(name, schedule).stream()
                .filter(person -> !chosen.person().equals(Optional.of(person)))
                .toList();
        boolean mine = visitor.person().isPresent() && visitor.person().equals(chosen.person());
        return pages.page(
                status,
                "override.jte",
                new OverrideView(
                        frame,
                        name,
                        new ScheduleTimes(schedule.timeZone(), frame.times().now()),
                        found.get().version(),
                        chosen.person(),
                        // What has been is over; who takes over, does so from now on.
                        chosen.from().isBefore(minute) ? minute : chosen.from(),
                        chosen.until(),
                        members,
                        others(members, chosen.person()),
                        rights.mayChange(visitor, name, schedule),
                        mine && Visitors.mayAnswer(visitor),
                        notice));
    }

    private List<String> others(List<String> members, Optional<String> person) {
        return log.snapshot().directory().all(Kind.PERSON).stream()
                .map(Versioned::name)
                .filter(name -> !members.contains(name) && !person.equals(Optional.of(name)))
                .limit(MOST_OTHERS)
                .toList();
    }

    /** The same frame, on the schedule's own clock. */
    private Frame frame(HttpRequest<?> request, Caller visitor, String name, Schedule schedule) {
        Frame frame = frames.of(request, visitor, name, ScheduleListController.TAB, 0);
        Times times = new Times(schedule.timeZone(), frame.times().now());
        return new Frame(frame.title(), frame.tab(), 0, frame.visitor(), frame.csrf(), times);
    }

    private HttpResponse<?> missing(HttpRequest<?> request, Caller visitor) {
        return pages.page(
                HttpStatus.NOT_FOUND,
                "message.jte",
                new MessageView(
                        frames.of(request, visitor, "No such schedule", ScheduleListController.TAB, 0),
                        "No such schedule",
                        "There is no schedule under this address."));
    }
}
