package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cases, one and many, and what happened to them, from the read model of this replica. */
@Controller("/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CaseController {
    private final CaseLog log;
    private final CasePositions positions;

    CaseController(CaseLog log, CasePositions positions) {
        this.log = log;
        this.positions = positions;
    }

    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable String owner,
            @QueryValue @Nullable String identity,
            @QueryValue @Nullable String severity,
            @QueryValue @Nullable String cursor,
            @QueryValue @Nullable Integer limit) {
        positions.honour(request);
        CaseFilter filter = CaseQuery.filter(state, owner, identity, severity);
        Part<CaseState> cases = CaseQuery.part(
                cursor, from -> log.index().list(filter, CaseOrder.NEWEST, from, CaseQuery.limit(limit)));
        return HttpResponse.ok(listed(cases, CaseJson::of));
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, @PathVariable String id) {
        positions.honour(request);
        return log.index()
                .find(id)
                .<HttpResponse<?>>map(state -> positions.stamp(
                        HttpResponse.ok(CaseJson.of(state)).header(HttpHeaders.ETAG, etag(state)), state))
                .orElseGet(() -> CaseProblem.noSuchCase(id));
    }

    @Get("/{id}/timeline")
    HttpResponse<?> timeline(
            HttpRequest<?> request,
            @PathVariable String id,
            @QueryValue @Nullable String cursor,
            @QueryValue @Nullable Integer limit) {
        positions.honour(request);
        if (log.index().routingKey(id).isEmpty()) {
            return CaseProblem.noSuchCase(id);
        }
        int most = limit == null ? CaseQuery.MOST : CaseQuery.limit(limit);
        Part<EscalationEvent> events =
                CaseQuery.part(cursor, from -> log.index().timeline(id, from, most));
        return HttpResponse.ok(listed(events, TimelineJson::of));
    }

    /** What a storm pages for; empty for any other case. */
    @Get("/{id}/children")
    HttpResponse<?> children(
            HttpRequest<?> request,
            @PathVariable String id,
            @QueryValue @Nullable String cursor,
            @QueryValue @Nullable Integer limit) {
        positions.honour(request);
        if (log.index().routingKey(id).isEmpty()) {
            return CaseProblem.noSuchCase(id);
        }
        Part<CaseState> children =
                CaseQuery.part(cursor, from -> log.index().childrenOf(id, from, CaseQuery.limit(limit)));
        return HttpResponse.ok(listed(children, CaseJson::of));
    }

    /** The version decides about writes, the revision about caching; an If-Match looks at the first alone. */
    static String etag(CaseState state) {
        return "\"" + state.getVersion() + "." + state.getRevision() + "\"";
    }

    private static <T> Map<String, Object> listed(Part<T> part, Function<T, Map<String, Object>> shape) {
        List<Map<String, Object>> items = part.items().stream().map(shape).toList();
        return Shape.of()
                .with("items", items)
                .with("next", part.next().orElse(null))
                .json();
    }
}
