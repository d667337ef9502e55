package dev.onus.registry.coverage;

import dev.onus.registry.cases.CaseQuery;
import dev.onus.registry.http.AskedWindow;
import dev.onus.registry.http.Positions;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.log.IdentityClaims;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Span;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who can be reached ahead (OWN-6): {@code GET /v1/coverage?from=&to=&identity=&team=&policy=}. */
@Controller("/v1/coverage")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CoverageController {
    /** One question looks no further. */
    static final Duration LONGEST = Duration.ofDays(92);

    private static final Duration LOOKED_WITHIN = Duration.ofSeconds(5);

    private final CoverageKeeper keeper;
    private final RegistryLog log;
    private final Positions positions;
    private final InstantSource clock = InstantSource.system();

    CoverageController(CoverageKeeper keeper, RegistryLog log, Positions positions) {
        this.keeper = keeper;
        this.log = log;
        this.positions = positions;
    }

    @Get
    HttpResponse<Map<String, Object>> coverage(
            HttpRequest<?> request,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String identity,
            @QueryValue @Nullable String team,
            @QueryValue @Nullable String policy) {
        positions.await(request);
        CoverageSelection selection = new CoverageSelection(CaseQuery.text(team), CaseQuery.text(policy));
        boolean usual = CaseQuery.text(from).isEmpty() && CaseQuery.text(to).isEmpty();
        CoverageReport report = CaseQuery.text(identity)
                .map(name -> one(name, horizon(from, to)))
                .orElseGet(() -> usual ? last() : keeper.ask(horizon(from, to)));
        return positions.stamp(HttpResponse.ok(CoverageJson.of(report, selection)));
    }

    /** Who has just written gets an answer that knows of it. */
    private CoverageReport last() {
        return keeper.reportOf(log.position(), LOOKED_WITHIN)
                .orElseThrow(() -> ProblemException.unavailable(
                        "Expected the coverage to have been looked at, but the registry is still reading its log."));
    }

    private CoverageReport one(String identity, Span horizon) {
        return keeper.ask(IdentityClaims.canonical(identity), horizon)
                .or(() -> keeper.ask(identity, horizon))
                .orElseThrow(() -> ProblemException.notFound(
                        "Expected an identity that is registered, but there is none with the name or id '" + identity
                                + "'."));
    }

    private Span horizon(@Nullable String from, @Nullable String to) {
        AskedWindow asked = AskedWindow.ahead(from, to, clock.instant(), CoverageKeeper.HORIZON)
                .atMost(LONGEST);
        return new Span(asked.from(), asked.to());
    }
}
