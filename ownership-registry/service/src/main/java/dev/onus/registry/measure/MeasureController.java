package dev.onus.registry.measure;

import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.http.AskedTime;
import dev.onus.registry.http.AskedWindow;
import dev.onus.registry.http.ProblemException;
import dev.onus.vocabulary.Word;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Closure times (OWN-9): {@code GET /v1/measures?from=&to=&by=all|team|type|severity&every=P7D}. */
@Controller("/v1/measures")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MeasureController {
    private static final Duration USUAL_PERIOD = Duration.ofDays(30);

    private final CaseLog log;
    private final InstantSource clock = InstantSource.system();

    MeasureController(CaseLog log) {
        this.log = log;
    }

    @Get
    HttpResponse<?> measures(
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String by,
            @QueryValue @Nullable String every) {
        Instant now = clock.instant();
        AskedWindow asked = AskedWindow.back(from, to, now, USUAL_PERIOD);
        Grouping grouping = by == null ? Grouping.ALL : grouping(by);
        Optional<Duration> length = Optional.ofNullable(every).map(text -> AskedTime.duration("every", text));
        length.ifPresent(period -> check(asked, period));
        return HttpResponse.ok(new Measures(log.index())
                .answer(new Measures.Question(asked.from(), asked.to(), grouping, length), now));
    }

    private static Grouping grouping(String by) {
        return Word.find(Grouping.class, by)
                .orElseThrow(() -> ProblemException.misunderstood(
                        "by", "Expected by to be one of " + Word.all(Grouping.class) + ", but got '" + by + "'."));
    }

    private static void check(AskedWindow asked, Duration every) {
        if (asked.length().dividedBy(every) > Measures.MOST_PERIODS) {
            throw ProblemException.misunderstood(
                    "every",
                    "Expected every to cut the time into at most " + Measures.MOST_PERIODS + " periods, but " + every
                            + " makes more of " + asked.length() + ".");
        }
    }
}
