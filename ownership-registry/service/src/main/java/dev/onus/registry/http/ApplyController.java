package dev.onus.registry.http;

import dev.onus.registry.apply.ApplyResult;
import dev.onus.registry.apply.ApplyService;
import dev.onus.registry.apply.WriteRequest;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/apply}: a stream of documents, all of it or none. */
@Controller("/v1/apply")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApplyController {
    private final ApplyService apply;
    private final Positions positions;

    ApplyController(ApplyService apply, Positions positions) {
        this.apply = apply;
        this.positions = positions;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<ApplyResult> apply(
            HttpRequest<?> request,
            Caller caller,
            @Nullable @Body String body,
            @Nullable @Header("Onus-File-Name") String fileName) {
        positions.await(request);
        WriteRequest write =
                new WriteRequest(caller.actor(), DryRun.of(request), null, Preconditions.idempotencyKey(request));
        ApplyResult result = apply.apply(RequestText.of(request, body), fileName, write);
        return positions.stamp(HttpResponse.ok(result));
    }
}
