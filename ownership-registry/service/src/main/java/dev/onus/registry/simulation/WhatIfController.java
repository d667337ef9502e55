package dev.onus.registry.simulation;

import dev.onus.registry.http.Positions;
import dev.onus.registry.http.ProblemDocument;
import dev.onus.registry.http.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/what-if}: a draft of policies over what was recorded, against what happened (ESC-10). */
@Controller("/v1/what-if")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WhatIfController {
    private final Positions positions;
    private final WhatIfDesk desk;

    WhatIfController(Positions positions, WhatIfDesk desk) {
        this.positions = positions;
        this.desk = desk;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<Map<String, Object>> start(HttpRequest<?> request, @Nullable @Body String body) {
        positions.await(request);
        if (body == null || body.isBlank()) {
            throw ProblemException.badRequest("Expected a JSON object with policies in the body, but it is empty.");
        }
        if (body.length() > SimulationLimits.MAX_BODY_CHARACTERS) {
            throw ProblemException.tooLarge("Expected at most " + SimulationLimits.MAX_BODY_CHARACTERS
                    + " characters, but got " + body.length() + ".");
        }
        try {
            Instant now = Instant.now();
            return answered(desk.begin(WhatIfQuestion.read(body, now), now));
        } catch (MistakenQuestionException mistaken) {
            throw refused(mistaken.mistakes());
        }
    }

    @Get("/{id}")
    Map<String, Object> look(String id) {
        return WhatIfJson.of(find(id));
    }

    /** It ends without a result. */
    @Delete("/{id}")
    HttpResponse<Map<String, Object>> stop(String id) {
        find(id).progress().stop();
        return HttpResponse.noContent();
    }

    private static HttpResponse<Map<String, Object>> answered(WhatIfBeginning beginning) {
        return switch (beginning) {
            case WhatIfBeginning.Begun begun ->
                HttpResponse.accepted()
                        .header(
                                HttpHeaders.LOCATION,
                                "/v1/what-if/" + begun.run().id())
                        .body(WhatIfJson.of(begun.run()));
            case WhatIfBeginning.Busy busy ->
                throw ProblemException.of(
                        409,
                        "conflict",
                        "Another what-if runs",
                        "Expected one what-if at a time, but " + busy.other().id() + " still runs.");
            case WhatIfBeginning.Mistaken mistaken -> throw refused(mistaken.mistakes());
        };
    }

    private WhatIfRun find(String id) {
        return desk.find(id)
                .orElseThrow(() ->
                        ProblemException.notFound("Expected a what-if of this process, but it has none with this id:"
                                + " it ran in another replica, ended with its process,"
                                + " or newer ones took its place."));
    }

    private static ProblemException refused(List<Mistake> mistakes) {
        String detail = mistakes.size() == 1
                ? mistakes.getFirst().message()
                : "Expected a question without mistakes, but found " + mistakes.size() + ".";
        return new ProblemException(ProblemDocument.of(400, "bad-request", "The what-if cannot be understood", detail)
                .withErrors(mistakes));
    }
}
