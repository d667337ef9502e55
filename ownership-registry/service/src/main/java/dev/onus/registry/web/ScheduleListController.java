package dev.onus.registry.web;

import dev.onus.registry.http.Caller;
import dev.onus.registry.model.OnCall;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.oncall.Schedules;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who is on call now, over all schedules. */
@Controller("/schedules")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScheduleListController {
    static final String TAB = "schedules";
    private static final int REFRESH_SECONDS = 60;
    private static final Duration AHEAD = Duration.ofDays(28);

    private final Pages pages;
    private final Frames frames;
    private final Schedules schedules;

    ScheduleListController(Pages pages, Frames frames, Schedules schedules) {
        this.pages = pages;
        this.frames = frames;
        this.schedules = schedules;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        Caller visitor = Visitors.required(request);
        Frame frame = frames.of(request, visitor, "Who is on call", TAB, REFRESH_SECONDS);
        Instant now = frame.times().now();
        List<ScheduleListView.Row> rows =
                schedules.all().stream().map(found -> row(found, now)).toList();
        return pages.page(HttpStatus.OK, "schedules.jte", new ScheduleListView(frame, rows));
    }

    private ScheduleListView.Row row(Versioned<Schedule> found, Instant now) {
        return new ScheduleListView.Row(
                found.name(),
                new ScheduleTimes(found.spec().timeZone(), now),
                OnCall.at(found.spec(), now),
                OnCall.gaps(found.spec(), now, now.plus(AHEAD)).stream().findFirst(),
                schedules.teamsOf(found.name()).stream().map(Versioned::name).toList());
    }
}
