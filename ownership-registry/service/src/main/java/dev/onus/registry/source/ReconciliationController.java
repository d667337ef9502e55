package dev.onus.registry.source;

import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CaseQuery;
import dev.onus.registry.cases.Shape;
import dev.onus.registry.http.AskedWindow;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    Map<String, Object> reconcile(
            @Nullable @QueryValue String source, @Nullable @QueryValue String from, @Nullable @QueryValue String to) {
        Instant now = clock.instant();
        AskedWindow asked = AskedWindow.back(from, to, now, USUAL_PERIOD);
        Set<String> sources =
                CaseQuery.text(source).map(Set::of).orElseGet(() -> heard.all().keySet());
        Map<String, Reconciliation> counted = count(sources, asked.from(), asked.to());
        Instant end = asked.to();
        // What one source has too much of ends the count of all: sums of different times would add up to nothing.
        Optional<Instant> stopped = earliestStop(counted);
        while (stopped.isPresent()) {
            end = stopped.get();
            counted = count(sources, asked.from(), end);
            stopped = earliestStop(counted);
        }
        return answer(counted, new AskedWindow(asked.from(), end), asked.to(), now);
    }

    private Map<String, Reconciliation> count(Set<String> sources, Instant from, Instant to) {
        Map<String, Reconciliation> counted = new LinkedHashMap<>();
        sources.forEach(each -> counted.put(each, Reconciliation.of(log.index().receipts(), each, from, to)));
        return counted;
    }

    private static Optional<Instant> earliestStop(Map<String, Reconciliation> counted) {
        return counted.values().stream()
                .flatMap(each -> each.stoppedAt().stream())
                .min(Comparator.naturalOrder());
    }

    private Map<String, Object> answer(
            Map<String, Reconciliation> counted, AskedWindow within, Instant askedTo, Instant now) {
        long received = 0;
        long ended = 0;
        Map<Ending, Long> endings = new HashMap<>();
        List<String> open = new ArrayList<>();
        List<Map<String, Object>> each = new ArrayList<>();
        for (Map.Entry<String, Reconciliation> source : counted.entrySet()) {
            Reconciliation sum = source.getValue();
            received += sum.received();
            ended += sum.ended();
            sum.endings().forEach((ending, count) -> endings.merge(ending, count, Long::sum));
            sum.openReceipts().stream()
                    .limit(Reconciliation.MOST_NAMED - open.size())
                    .forEach(open::add);
            each.add(ofSource(source.getKey(), sum));
        }
        return Shape.of()
                .with("from", within.from())
                .with("to", within.to())
                .with("checkedAt", now)
                .with("received", received)
                .with("ended", ended)
                .with("open", received - ended)
                .with(
                        "oldestOpen",
                        counted.values().stream()
                                .flatMap(sum -> sum.oldestOpen().stream())
                                .min(Comparator.naturalOrder())
                                .orElse(null))
                .with("outcomes", Ending.json(endings))
                .with("openReceipts", open)
                .with("sources", each)
                .with("next", within.to().isBefore(askedTo) ? within.to() : null)
                .json();
    }

    private Map<String, Object> ofSource(String source, Reconciliation counted) {
        return Shape.of()
                .with("source", source)
                .with("received", counted.received())
                .with("ended", counted.ended())
                .with("open", counted.open())
                .with("oldestOpen", counted.oldestOpen().orElse(null))
                .with("lastHeard", heard.of(source).orElse(null))
                .with("silentSince", heard.silentSince(source).orElse(null))
                .json();
    }
}
