package dev.onus.registry.oncall;

import dev.onus.registry.apply.ApplyProblem;
import dev.onus.registry.apply.ApplyResult;
import dev.onus.registry.apply.InvalidDocumentsException;
import dev.onus.registry.apply.WriteRequest;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.DryRun;
import dev.onus.registry.http.Positions;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Span;
import dev.onus.registry.model.Versioned;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads a calendar into a schedule: all of its shifts become overrides, or none does. */
@Controller("/v1/schedules")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CalendarImportController {
    static final int MOST_BYTES = 1_000_000;
    static final int USUAL_DAYS = 90;
    static final int MOST_DAYS = 366;

    private final Schedules schedules;
    private final OverrideWriter overrides;
    private final RegistryLog log;
    private final Positions positions;
    private final InstantSource clock = InstantSource.system();

    CalendarImportController(Schedules schedules, OverrideWriter overrides, RegistryLog log, Positions positions) {
        this.schedules = schedules;
        this.overrides = overrides;
        this.log = log;
        this.positions = positions;
    }

    /** @param removed how many overrides of an earlier import of these events went */
    record Imported(
            String schedule,
            boolean dryRun,
            String from,
            String to,
            int events,
            List<Map<String, Object>> written,
            int removed,
            ApplyResult result) {}

    /** @param days how far ahead shifts are taken over */
    @Post("/{name}/import")
    @Consumes(MediaType.ALL)
    HttpResponse<Imported> read(
            HttpRequest<?> request,
            Caller caller,
            @PathVariable String name,
            @Nullable @QueryValue Integer days,
            @Nullable @Body String body) {
        positions.await(request);
        Versioned<Schedule> schedule = schedules.require(name);
        ZoneId zone = schedule.spec().timeZone();
        Instant now = clock.instant();
        Span window = new Span(now, now.plus(Duration.ofDays(days(days))));
        CalendarFile file = CalendarFile.read(text(body));
        CalendarPeople people = new CalendarPeople(log.snapshot().directory());
        CalendarReading.Result read = CalendarReading.read(file, zone, window, people);
        if (!read.faults().isEmpty()) {
            throw new InvalidDocumentsException(
                    read.faults().stream().map(fault -> problem(name, fault)).toList());
        }
        List<Map<String, Object>> more = CalendarOverrides.of(read.instances(), zone).stream()
                .map(OverrideDocuments::of)
                .toList();
        AtomicInteger removed = new AtomicInteger();
        ApplyResult result = overrides.edit(
                name,
                before -> replaced(before, more, read, LocalDateTime.ofInstant(now, zone), removed),
                new WriteRequest(caller.actor(), DryRun.of(request), null, null));
        return positions.stamp(HttpResponse.ok(new Imported(
                name,
                result.dryRun(),
                window.from().toString(),
                window.until().toString(),
                file.events().size(),
                more,
                removed.get(),
                result)));
    }

    /** In the place of the first that goes, so that what people wrote after it still wins. */
    private static List<Object> replaced(
            List<Object> before,
            List<Map<String, Object>> more,
            CalendarReading.Result read,
            LocalDateTime now,
            AtomicInteger removed) {
        int place = before.size();
        int gone = 0;
        for (int index = before.size() - 1; index >= 0; index--) {
            if (CalendarOverrides.isReplaced(before.get(index), read.uids(), now)) {
                before.remove(index);
                place = index;
                gone++;
            }
        }
        before.addAll(Math.min(place, before.size()), more);
        removed.set(gone);
        return before;
    }

    private static String text(@Nullable String body) {
        if (body == null || !body.contains("BEGIN:VCALENDAR")) {
            throw ProblemException.badRequest(
                    "Expected a calendar (text/calendar) in the body, but got something else.");
        }
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        if (size > MOST_BYTES) {
            throw ProblemException.tooLarge(
                    "Expected a calendar of at most " + MOST_BYTES + " bytes, but got " + size + ".");
        }
        return body;
    }

    private static int days(@Nullable Integer asked) {
        int days = asked == null ? USUAL_DAYS : asked;
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.badRequest("Expected days from 1 to " + MOST_DAYS + ", but got " + days + ".");
        }
        return days;
    }

    private static ApplyProblem problem(String schedule, CalendarReading.Fault fault) {
        return new ApplyProblem(
                null,
                fault.line(),
                1,
                Kind.SCHEDULE.kindName(),
                schedule,
                fault.uid(),
                "Event " + fault.uid() + ": " + fault.message(),
                null);
    }
}
