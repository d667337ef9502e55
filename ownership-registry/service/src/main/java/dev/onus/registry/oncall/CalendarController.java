package dev.onus.registry.oncall;

import dev.onus.registry.http.Positions;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.token.Scope;
import dev.onus.registry.token.Tokens;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.Set;

/**
 * Shifts for calendar programs. These can send no header, so there is an address with a token in it, which had better be
 * one of the scope {@code calendar}: it opens nothing else.
 */
@Controller("/v1")
@Produces(CalendarText.MEDIA_TYPE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CalendarController {
    private static final String SUFFIX = ".ics";

    private final Schedules schedules;
    private final RegistryLog log;
    private final Tokens tokens;
    private final Positions positions;
    private final InstantSource clock = InstantSource.system();

    CalendarController(Schedules schedules, RegistryLog log, Tokens tokens, Positions positions) {
        this.schedules = schedules;
        this.log = log;
        this.tokens = tokens;
        this.positions = positions;
    }

    @Get("/schedules/{name}/calendar.ics")
    HttpResponse<String> schedule(HttpRequest<?> request, @PathVariable String name) {
        positions.await(request);
        return ofSchedule(name);
    }

    @Get("/people/{name}/shifts.ics")
    HttpResponse<String> person(HttpRequest<?> request, @PathVariable String name) {
        positions.await(request);
        return ofPerson(name);
    }

    /** @param file the schedule's name and {@code .ics} */
    @Get("/calendars/{token}/{file}")
    HttpResponse<String> scheduleByToken(@PathVariable String token, @PathVariable String file) {
        check(token);
        return ofSchedule(name(file));
    }

    /** @param file the person's name and {@code .ics} */
    @Get("/calendars/{token}/people/{file}")
    HttpResponse<String> personByToken(@PathVariable String token, @PathVariable String file) {
        check(token);
        return ofPerson(name(file));
    }

    /** An address that is not right says no more than that there is nothing under it. */
    private void check(String token) {
        boolean allowed = tokens.verify(token, clock.instant())
                .map(found -> Set.copyOf(found.spec().scopes()))
                .filter(scopes -> Scope.CALENDAR.isAllowedBy(scopes) || Scope.READ.isAllowedBy(scopes))
                .isPresent();
        if (!allowed) {
            throw ProblemException.notFound("Expected an address with a token that may read calendars.");
        }
    }

    private HttpResponse<String> ofSchedule(String name) {
        return calendar(CalendarExport.of(schedules.require(name), clock.instant()));
    }

    private HttpResponse<String> ofPerson(String name) {
        if (log.directory().person(name).isEmpty()) {
            throw ProblemException.notFound("Expected Person/" + name + " to exist, but it does not.");
        }
        return calendar(CalendarExport.of(name, schedules.all(), clock.instant()));
    }

    private static HttpResponse<String> calendar(String text) {
        return HttpResponse.ok(text)
                .header(HttpHeaders.CONTENT_TYPE, CalendarText.MEDIA_TYPE + ";charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                .header("X-Content-Type-Options", "nosniff");
    }

    private static String name(String file) {
        if (!file.endsWith(SUFFIX)) {
            throw ProblemException.notFound("Expected an address that ends in .ics.");
        }
        return file.substring(0, file.length() - SUFFIX.length());
    }
}
