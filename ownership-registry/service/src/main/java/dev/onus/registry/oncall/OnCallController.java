package dev.onus.registry.oncall;

import dev.onus.registry.http.AskedTime;
import dev.onus.registry.http.AskedWindow;
import dev.onus.registry.http.Positions;
import dev.onus.registry.model.OnCall;
import dev.onus.registry.model.OnCallPerson;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Shift;
import dev.onus.registry.model.Span;
import dev.onus.registry.model.Versioned;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is on call, now or at any other time. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OnCallController {
    /** Longer than a quarter of a year, short enough that turns of minutes stay an answer and not a download. */
    static final Duration LONGEST_WINDOW = Duration.ofDays(92);

    private static final Duration USUAL_WINDOW = Duration.ofDays(28);

    private final Schedules schedules;
    private final Positions positions;
    private final InstantSource clock = InstantSource.system();

    OnCallController(Schedules schedules, Positions positions) {
        this.schedules = schedules;
        this.positions = positions;
    }

    /** @param onCall empty where nobody is */
    record Now(String schedule, String at, List<Person> onCall) {}

    record Person(String person, String layer, String until) {}

    /** Every schedule there is. */
    record All(List<Now> items) {}

    /** What a schedule comes to; past parts as well, by the record as it is now. */
    record Window(
            String schedule, String timeZone, String from, String to, List<ShiftJson> shifts, List<GapJson> gaps) {}

    record ShiftJson(String person, String layer, String from, String until) {}

    record GapJson(String from, String until) {}

    @Get("/schedules/{name}/on-call")
    HttpResponse<Now> onCall(
            HttpRequest<?> request, @PathVariable String name, @Nullable @QueryValue("at") String asked) {
        positions.await(request);
        Instant now = clock.instant();
        Instant at = AskedTime.of("at", asked, now);
        Versioned<Schedule> schedule = schedules.find(name, at, now).orElseThrow(() -> Schedules.missing(name, at));
        return positions.stamp(HttpResponse.ok(now(schedule, at)));
    }

    @Get("/on-call")
    HttpResponse<All> everywhere(HttpRequest<?> request, @Nullable @QueryValue("at") String asked) {
        positions.await(request);
        Instant now = clock.instant();
        Instant at = AskedTime.of("at", asked, now);
        List<Now> items = schedules.all(at, now).stream()
                .map(schedule -> now(schedule, at))
                .toList();
        return positions.stamp(HttpResponse.ok(new All(items)));
    }

    @Get("/schedules/{name}/shifts")
    HttpResponse<Window> shifts(
            HttpRequest<?> request,
            @PathVariable String name,
            @Nullable @QueryValue("from") String askedFrom,
            @Nullable @QueryValue("to") String askedTo) {
        positions.await(request);
        AskedWindow window = AskedWindow.ahead(askedFrom, askedTo, clock.instant(), USUAL_WINDOW)
                .atMost(LONGEST_WINDOW);
        Schedule schedule = schedules.require(name).spec();
        return positions.stamp(HttpResponse.ok(new Window(
                name,
                schedule.timeZone().getId(),
                window.from().toString(),
                window.to().toString(),
                OnCall.shifts(schedule, window.from(), window.to()).stream()
                        .map(OnCallController::json)
                        .toList(),
                OnCall.gaps(schedule, window.from(), window.to()).stream()
                        .map(OnCallController::json)
                        .toList())));
    }

    private static Now now(Versioned<Schedule> schedule, Instant at) {
        return new Now(
                schedule.name(),
                at.toString(),
                OnCall.at(schedule.spec(), at).stream()
                        .map(OnCallController::json)
                        .toList());
    }

    private static Person json(OnCallPerson person) {
        return new Person(person.person(), person.layer(), person.until().toString());
    }

    private static ShiftJson json(Shift shift) {
        return new ShiftJson(
                shift.person(),
                shift.layer(),
                shift.from().toString(),
                shift.until().toString());
    }

    private static GapJson json(Span gap) {
        return new GapJson(gap.from().toString(), gap.until().toString());
    }
}
