package dev.onus.registry.source;

import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CaseProblem;
import dev.onus.registry.cases.Shape;
import dev.onus.registry.source.Reconciliation.Ending;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was received within a time and what became of it, so that a producer can compare it with what it sent (SYS-7). */
@Controller("/v1/reconciliation")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReconciliationController {
    private static final Duration USUAL_PERIOD = Duration.ofDays(1);

    private final CaseLog log;
    private final LastHeard heard;
    private final InstantSource clock = InstantSource.system();

    ReconciliationController(CaseLog log, LastHeard heard) {
        this.log = log;
        this.heard = heard;
    }

    @Get
    HttpResponse<?> reconcile(
            @Nullable @QueryValue String source, @Nullable @QueryValue String from, @Nullable @QueryValue String to) {
        Instant now = clock.instant();
        try {
            Instant end = to == null ? now : instant("to", to);
            Instant start = from == null ? end.minus(USUAL_PERIOD) : instant("from", from);
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("Expected from before to, but got " + start + " and " + end + ".");
            }
            Set<String> sources = source == null ? heard.all().keySet() : Set.of(source);
            return HttpResponse.ok(answer(sources, start, end));
        } catch (IllegalArgumentException misunderstood) {
            return CaseProblem.of(HttpStatus.BAD_REQUEST, String.valueOf(misunderstood.getMessage()));
        }
    }

    private Map<String, Object> answer(Set<String> sources, Instant from, Instant to) {
        long received = 0;
        long ended = 0;
        Map<Ending, Long> endings = new HashMap<>();
        List<String> open = new ArrayList<>();
        List<Map<String, Object>> each = new ArrayList<>();
        Optional<Instant> stopped = Optional.empty();
        for (String source : sources) {
            Reconciliation counted = Reconciliation.of(log.index().receipts(), source, from, to);
            received += counted.received();
            ended += counted.ended();
            counted.endings().forEach((ending, count) -> endings.merge(ending, count, Long::sum));
            counted.openReceipts().stream()
                    .limit(Reconciliation.MOST_NAMED - open.size())
                    .forEach(open::add);
            stopped = earlier(stopped, counted.stoppedAt());
            each.add(ofSource(source, counted));
        }
        return Shape.of()
                .with("from", from)
                .with("to", to)
                .with("received", received)
                .with("ended", ended)
                .with("open", received - ended)
                .with("outcomes", outcomes(endings))
                .with("openReceipts", open)
                .with("sources", each)
                .with("next", stopped.orElse(null))
                .json();
    }

    private Map<String, Object> ofSource(String source, Reconciliation counted) {
        return Shape.of()
                .with("source", source)
                .with("received", counted.received())
                .with("ended", counted.ended())
                .with("open", counted.open())
                .with("lastHeard", heard.of(source).orElse(null))
                .with("silentSince", heard.silentSince(source).orElse(null))
                .with("countedUntil", counted.stoppedAt().orElse(null))
                .json();
    }

    /** The most frequent first. */
    private static List<Map<String, Object>> outcomes(Map<Ending, Long> endings) {
        return endings.entrySet().stream()
                .sorted(Map.Entry.<Ending, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(entry -> Shape.of()
                        .with("outcome", entry.getKey().outcome())
                        .with("rule", entry.getKey().rule())
                        .with("reason", entry.getKey().reason())
                        .with("count", entry.getValue())
                        .json())
                .toList();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.filter(one.get()::isAfter).isEmpty() ? one : other;
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
}
