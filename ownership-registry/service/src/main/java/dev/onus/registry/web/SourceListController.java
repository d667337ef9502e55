package dev.onus.registry.web;

import dev.onus.contracts.deadletter.DeadLetterLog;
import dev.onus.registry.http.Caller;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.Spec;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.source.LastHeard;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;

/** Where alerts come from, and whether each source is heard and understood (SYS-8). */
@Controller("/sources")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SourceListController {
    static final String TAB = "sources";
    private static final int REFRESH_SECONDS = 60;

    private final Pages pages;
    private final Frames frames;
    private final RegistryLog log;
    private final DeadLetterLog deadLetters;
    private final LastHeard lastHeard;

    SourceListController(Pages pages, Frames frames, RegistryLog log, DeadLetterLog deadLetters, LastHeard lastHeard) {
        this.pages = pages;
        this.frames = frames;
        this.log = log;
        this.deadLetters = deadLetters;
        this.lastHeard = lastHeard;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        Optional<Caller> visitor = Visitors.visitor(request);
        if (visitor.isEmpty()) {
            return pages.seeOther("/login");
        }
        Frame frame = frames.of(request, visitor.get(), "Sources", TAB, REFRESH_SECONDS);
        Map<String, Long> kept = kept();
        List<SourceListView.Row> rows = new ArrayList<>();
        TreeSet<String> others = new TreeSet<>(kept.keySet());
        others.addAll(lastHeard.all().keySet());
        for (Versioned<Spec> record : log.snapshot().directory().all(Kind.SOURCE)) {
            others.remove(record.name());
            rows.add(row(record.name(), (Source) record.spec(), kept.getOrDefault(record.name(), 0L)));
        }
        others.forEach(name -> rows.add(new SourceListView.Row(
                name,
                false,
                "whatever is recognised",
                Optional.empty(),
                "a token",
                lastHeard.of(name),
                Optional.empty(),
                kept.getOrDefault(name, 0L))));
        return pages.page(HttpStatus.OK, "sources.jte", new SourceListView(frame, rows));
    }

    private SourceListView.Row row(String name, Source source, long kept) {
        return new SourceListView.Row(
                name,
                true,
                source.mapping().isPresent() ? "its mapping" : source.format(),
                source.kafkaTopic(),
                verified(source),
                lastHeard.of(name),
                lastHeard.silentSince(name),
                kept);
    }

    private static String verified(Source source) {
        return switch (source.verify().scheme()) {
            case NONE, TOKEN -> "a token";
            default -> source.verify().scheme().word();
        };
    }

    /** None when the broker does not answer: the page is worth having all the same. */
    private Map<String, Long> kept() {
        Map<String, Long> kept = new HashMap<>();
        try {
            deadLetters
                    .newest(Map.of(), letter -> true)
                    .letters()
                    .forEach(letter -> kept.merge(letter.letter().source(), 1L, Long::sum));
        } catch (KafkaException e) {
            kept.clear();
        }
        return kept;
    }
}
