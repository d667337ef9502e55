package dev.onus.registry.web;

import dev.onus.registry.http.Caller;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.source.LastHeard;
import dev.onus.registry.source.SourceStatuses;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where alerts come from, and whether each source is heard and understood (SYS-8). */
@Controller("/sources")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SourceListController {
    static final String TAB = "sources";
    private static final int REFRESH_SECONDS = 60;
    private static final int ROWS = 200;

    private final Pages pages;
    private final Frames frames;
    private final RegistryLog log;
    private final LastHeard lastHeard;
    private final SourceStatuses statuses;

    SourceListController(Pages pages, Frames frames, RegistryLog log, LastHeard lastHeard, SourceStatuses statuses) {
        this.pages = pages;
        this.frames = frames;
        this.log = log;
        this.lastHeard = lastHeard;
        this.statuses = statuses;
    }

    /**
     * @param find shows only names with this in them
     * @param after shows only names behind this one
     */
    @Get
    HttpResponse<?> list(
            HttpRequest<?> request, @QueryValue @Nullable String find, @QueryValue @Nullable String after) {
        Caller visitor = Visitors.required(request);
        Frame frame = frames.of(request, visitor, "Sources", TAB, after == null ? REFRESH_SECONDS : 0);
        String wanted = find == null ? "" : find.strip();
        List<String> names = names(wanted, after == null ? "" : after);
        Directory directory = log.snapshot().directory();
        List<SourceListView.Row> rows = names.stream()
                .limit(ROWS)
                .map(name -> row(name, directory.source(name), frame.times().now()))
                .toList();
        Optional<String> next = names.size() > ROWS ? Optional.of(rows.getLast().name()) : Optional.empty();
        return pages.page(HttpStatus.OK, "sources.jte", new SourceListView(frame, wanted, rows, next));
    }

    /** As many as fit, and one more if there is one. */
    private List<String> names(String wanted, String after) {
        TreeSet<String> names = new TreeSet<>(lastHeard.all().keySet());
        log.snapshot().directory().all(Kind.SOURCE).forEach(record -> names.add(record.name()));
        String part = wanted.toLowerCase(Locale.ROOT);
        return names.tailSet(after, false).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                .limit(ROWS + 1L)
                .toList();
    }

    private SourceListView.Row row(String name, Optional<Versioned<Source>> record, Instant now) {
        Optional<Source> source = record.map(Versioned::spec);
        return new SourceListView.Row(
                source.isPresent(),
                source.map(SourceListController::reads).orElse("whatever is recognised"),
                source.flatMap(Source::kafkaTopic),
                source.map(SourceListController::verified).orElse("a token"),
                statuses.of(name, now));
    }

    private static String reads(Source source) {
        return source.mapping().isPresent() ? "its mapping" : source.format();
    }

    private static String verified(Source source) {
        return switch (source.verify().scheme()) {
            case NONE, TOKEN -> "a token";
            default -> source.verify().scheme().word();
        };
    }
}
