package dev.onus.registry.web;

import dev.onus.registry.coverage.CoverageKeeper;
import dev.onus.registry.coverage.CoverageReport;
import dev.onus.registry.coverage.CoverageSelection;
import dev.onus.registry.http.Caller;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Span;
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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The days to come, and when nobody can be reached in them (OWN-6). */
@Controller("/coverage")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CoveragePageController {
    private static final int REFRESH_SECONDS = 60;
    private static final Duration LOOKED_WITHIN = Duration.ofSeconds(2);

    private final Pages pages;
    private final Frames frames;
    private final CoverageKeeper coverage;
    private final RegistryLog log;

    CoveragePageController(Pages pages, Frames frames, CoverageKeeper coverage, RegistryLog log) {
        this.pages = pages;
        this.frames = frames;
        this.coverage = coverage;
        this.log = log;
    }

    @Get
    HttpResponse<?> coverage(
            HttpRequest<?> request,
            @QueryValue @Nullable String identity,
            @QueryValue @Nullable String team,
            @QueryValue @Nullable String policy) {
        Caller visitor = Visitors.required(request);
        Map<String, String> filters = new LinkedHashMap<>();
        put(filters, "identity", identity);
        put(filters, "team", team);
        put(filters, "policy", policy);
        return pages.page(
                HttpStatus.OK,
                "coverage.jte",
                CoverageView.of(
                        frames.of(request, visitor, "Coverage", "coverage", REFRESH_SECONDS),
                        filters,
                        report(filters),
                        new CoverageSelection(
                                Optional.ofNullable(filters.get("team")), Optional.ofNullable(filters.get("policy"))),
                        log.directory()));
    }

    private Optional<CoverageReport> report(Map<String, String> filters) {
        String identity = filters.get("identity");
        if (identity == null) {
            return coverage.reportOf(log.position(), LOOKED_WITHIN);
        }
        Instant now = frames.now();
        return coverage.ask(identity, new Span(now, now.plus(CoverageKeeper.HORIZON)));
    }

    private static void put(Map<String, String> filters, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            filters.put(name, value.strip());
        }
    }
}
