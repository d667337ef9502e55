package dev.onus.registry.measure;

import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CaseProblem;
import dev.onus.vocabulary.Word;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DateTimeException;
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
        try {
            Instant end = to == null ? now : instant("to", to);
            Instant start = from == null ? end.minus(USUAL_PERIOD) : instant("from", from);
            Grouping grouping = by == null ? Grouping.ALL : Word.parse(Grouping.class, by);
            Optional<Duration> length = Optional.ofNullable(every).map(MeasureController::length);
            check(start, end, length);
            return HttpResponse.ok(
                    new Measures(log.index()).answer(new Measures.Question(start, end, grouping, length), now));
        } catch (IllegalArgumentException misunderstood) {
            return CaseProblem.of(HttpStatus.BAD_REQUEST, String.valueOf(misunderstood.getMessage()));
        }
    }

    private static void check(Instant from, Instant to, Optional<Duration> every) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("Expected from before to, but got " + from + " and " + to + ".");
        }
        Duration whole = Duration.between(from, to);
        if (every.filter(length -> whole.dividedBy(length) > Measures.MOST_PERIODS)
                .isPresent()) {
            throw new IllegalArgumentException("Expected every to cut the time into at most " + Measures.MOST_PERIODS
                    + " periods, but " + every.get() + " makes more of " + whole + ".");
        }
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(
                    "Expected " + name + " to be a time such as 2026-11-01T00:00:00Z, but got '" + text + "'.",
                    notATime);
        }
    }

    private static Duration length(String text) {
        try {
            Duration length = Duration.parse(text);
            if (length.isPositive()) {
                return length;
            }
        } catch (DateTimeException notADuration) {
            throw new IllegalArgumentException(
                    "Expected every to be a duration such as P7D, but got '" + text + "'.", notADuration);
        }
        throw new IllegalArgumentException("Expected every to be longer than nothing, but got " + text + ".");
    }
}
