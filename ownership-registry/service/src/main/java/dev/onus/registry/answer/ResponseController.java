package dev.onus.registry.answer;

import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CaseProblem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The verdict on an answer that took longer than its caller could wait (interface contract, HTTP). */
@Controller("/v1/responses")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResponseController {
    private final CaseLog log;
    private final Answers answers;

    ResponseController(CaseLog log, Answers answers) {
        this.log = log;
        this.answers = answers;
    }

    @Get("/{responseId}")
    HttpResponse<?> one(@PathVariable String responseId) {
        return log.index()
                .verdict(responseId)
                .<HttpResponse<?>>map(verdict -> HttpResponse.ok(VerdictResponse.json(verdict)))
                .orElseGet(() -> notYet(responseId));
    }

    private HttpResponse<?> notYet(String responseId) {
        return answers.isPending(responseId) || log.index().isSent(responseId)
                ? HttpResponse.accepted().body(VerdictResponse.pending(responseId))
                : CaseProblem.of(
                        HttpStatus.NOT_FOUND,
                        "Expected an answer that was judged, but none with the id '" + responseId + "' is known here.");
    }
}
