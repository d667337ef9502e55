package dev.onus.registry.http;

import dev.onus.registry.apply.ApplyResult;
import dev.onus.registry.apply.ApplyService;
import dev.onus.registry.log.IdentityClaims;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of the registry, one by one, with all their versions. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecordController {
    private final RegistryLog log;
    private final ApplyService apply;
    private final Positions positions;

    RecordController(RegistryLog log, ApplyService apply, Positions positions) {
        this.log = log;
        this.apply = apply;
        this.positions = positions;
    }

    @Get("/" + KindPaths.KIND)
    HttpResponse<Listing<Map<String, @Nullable Object>>> list(
            HttpRequest<?> request,
            String kind,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue Instant at) {
        positions.await(request);
        String kindName = KindPaths.kind(kind).kindName();
        String after = Listing.after(cursor);
        int most = Listing.limit(limit);
        List<RecordVersion> found = log.read(state -> at == null
                ? state.list(kindName, after, most + 1)
                : state.listAt(kindName, at).stream()
                        .filter(version -> version.key().name().compareTo(after) > 0)
                        .limit(most + 1L)
                        .toList());
        boolean more = found.size() > most;
        List<RecordVersion> page = more ? found.subList(0, most) : found;
        String next = more ? Listing.cursor(page.getLast().key().name()) : null;
        return positions.stamp(
                HttpResponse.ok(new Listing<>(page.stream().map(RecordJson::of).toList(), next)));
    }

    @Get("/" + KindPaths.KIND + "/{name}")
    HttpResponse<Map<String, @Nullable Object>> get(
            HttpRequest<?> request, String kind, String name, @Nullable @QueryValue Instant at) {
        positions.await(request);
        RecordKey key = key(kind, name);
        RecordVersion version = found(key, at)
                .or(() -> heldBy(key).flatMap(holder -> found(holder, at)))
                .orElseThrow(() -> missing(key));
        return positions
                .stamp(HttpResponse.ok(RecordJson.of(version)))
                .header(HttpHeaders.ETAG, Preconditions.etag(version.version()));
    }

    @Get("/" + KindPaths.KIND + "/{name}/versions")
    HttpResponse<Listing<Map<String, @Nullable Object>>> versions(HttpRequest<?> request, String kind, String name) {
        positions.await(request);
        RecordKey key = key(kind, name);
        List<RecordVersion> versions = log.read(state -> state.versions(key)).reversed();
        if (versions.isEmpty()) {
            throw missing(key);
        }
        return positions.stamp(HttpResponse.ok(
                new Listing<>(versions.stream().map(RecordJson::of).toList(), null)));
    }

    @Put("/" + KindPaths.KIND + "/{name}")
    @Consumes(MediaType.ALL)
    HttpResponse<ApplyResult> put(
            HttpRequest<?> request, Caller caller, String kind, String name, @Nullable @Body String body) {
        positions.await(request);
        RecordKey key = key(kind, name);
        Preconditions.mayMeet(request, log.read(state -> state.current(key)), key);
        ApplyResult result = apply.put(
                KindPaths.kind(kind),
                name,
                RequestText.of(request, body),
                Preconditions.of(request, caller, DryRun.of(request)));
        return written(result);
    }

    @Delete("/" + KindPaths.KIND + "/{name}")
    HttpResponse<ApplyResult> delete(HttpRequest<?> request, Caller caller, String kind, String name) {
        positions.await(request);
        RecordKey key = key(kind, name);
        Preconditions.mayMeet(request, log.read(state -> state.current(key)), key);
        ApplyResult result =
                apply.delete(KindPaths.kind(kind), name, Preconditions.of(request, caller, DryRun.of(request)));
        // Not asked beforehand: the same deletion sent again with its Idempotency-Key has its first answer.
        if (result.changed().isEmpty()) {
            throw missing(key);
        }
        return written(result);
    }

    private HttpResponse<ApplyResult> written(ApplyResult result) {
        var response = positions.stamp(HttpResponse.ok(result));
        return result.changed().isEmpty()
                ? response
                : response.header(
                        HttpHeaders.ETAG,
                        Preconditions.etag(result.changed().getFirst().version()));
    }

    private Optional<RecordVersion> found(RecordKey key, @Nullable Instant at) {
        return log.read(state -> at == null ? state.current(key) : state.at(key, at));
    }

    /** An alert names an identity by its id or an alias, so its record is found by them as well. */
    private Optional<RecordKey> heldBy(RecordKey key) {
        return key.kind().equals(IdentityClaims.IDENTITY)
                ? log.read(state -> state.holderOf(IdentityClaims.canonical(key.name())))
                        .map(holder -> new RecordKey(key.kind(), holder))
                : Optional.empty();
    }

    private static RecordKey key(String kind, String name) {
        return new RecordKey(KindPaths.kind(kind).kindName(), name);
    }

    private static ProblemException missing(RecordKey key) {
        return ProblemException.notFound("Expected " + key + " to exist, but it does not.");
    }
}
