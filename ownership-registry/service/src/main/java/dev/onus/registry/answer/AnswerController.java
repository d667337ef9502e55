package dev.onus.registry.answer;

import dev.onus.registry.cases.CaseProblem;
import dev.onus.registry.http.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes answers to cases. Every action goes the same way; what a case cannot do, the stream says (409). */
@Controller("/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AnswerController {
    private final AnswerIntake intake;

    AnswerController(AnswerIntake intake) {
        this.intake = intake;
    }

    @Post("/{id}/{segment:[a-z]+}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> answer(
            HttpRequest<?> request,
            Caller caller,
            @PathVariable String id,
            @PathVariable String segment,
            @Body @Nullable String body) {
        Optional<AnswerAction> action = AnswerAction.ofPath(segment);
        return action.isEmpty()
                ? CaseProblem.of(
                        HttpStatus.NOT_FOUND,
                        "Expected an action of a case, but there is none named '" + segment + "'.")
                : intake.take(request, new AnswerIntake.To(id, action.get(), caller), body);
    }
}
