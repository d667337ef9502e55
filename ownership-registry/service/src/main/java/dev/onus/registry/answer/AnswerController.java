package dev.onus.registry.answer;

import dev.onus.registry.cases.CaseProblem;
import dev.onus.registry.http.Caller;
import dev.onus.vocabulary.ResponseId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes answers to cases. Every action goes the same way; what a case cannot do, the stream says (409). */
@Controller("/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AnswerController {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private final Answers answers;
    private final VerdictResponse verdicts;

    AnswerController(Answers answers, VerdictResponse verdicts) {
        this.answers = answers;
        this.verdicts = verdicts;
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
        if (action.isEmpty()) {
            return CaseProblem.of(
                    HttpStatus.NOT_FOUND, "Expected an action of a case, but there is none named '" + segment + "'.");
        }
        return read(request, id, action.get(), Answerer.of(caller), body);
    }

    private HttpResponse<?> read(
            HttpRequest<?> request, String id, AnswerAction action, Answerer by, @Nullable String text) {
        Optional<Map<String, Object>> json = JsonObjects.read(text);
        if (json.isEmpty()) {
            return CaseProblem.of(
                    HttpStatus.BAD_REQUEST, "Expected a JSON object as the body, but got something else.");
        }
        AnswerBody body = AnswerBody.read(action, json.get(), AnswerHeaders.version(request));
        if (!body.faults().isEmpty()) {
            return badRequest(body.faults());
        }
        String key = request.getHeaders().get(IDEMPOTENCY_KEY);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            return CaseProblem.of(
                    HttpStatus.BAD_REQUEST,
                    "Expected an Idempotency-Key of 1 to " + LONGEST_KEY + " characters, but it has " + key.length()
                            + ".");
        }
        ResponseId responseId = new ResponseId(key == null ? UUID.randomUUID().toString() : key);
        return give(new Answer(
                responseId, id, action, by, body.version(), Optional.empty(), body.reason(), body.parameters()));
    }

    private HttpResponse<?> give(Answer answer) {
        try {
            return verdicts.of(answers.give(answer));
        } catch (ResponseLogUnavailableException notNow) {
            return CaseProblem.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(notNow.getMessage()))
                    .header("Retry-After", "1");
        }
    }

    private static HttpResponse<?> badRequest(List<AnswerBody.Fault> faults) {
        List<Map<String, String>> errors = faults.stream()
                .map(fault -> Map.of("field", fault.field(), "detail", fault.detail()))
                .toList();
        return CaseProblem.of(HttpStatus.BAD_REQUEST, faults.getFirst().detail(), Map.of("errors", errors));
    }
}
