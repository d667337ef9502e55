package dev.onus.registry.answer;

import dev.onus.registry.cases.CaseProblem;
import dev.onus.registry.http.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer over HTTP, from its body to its verdict: what is malformed never reaches the stream. */
@Singleton
public final class AnswerIntake {
    private final AnswerDesk desk;
    private final VerdictResponse verdicts;

    AnswerIntake(AnswerDesk desk, VerdictResponse verdicts) {
        this.desk = desk;
        this.verdicts = verdicts;
    }

    /**
     * What is answered, and by whom.
     *
     * @param parameters what the path says already, which the body cannot change
     */
    public record To(String caseId, AnswerAction action, Caller caller, Map<String, String> parameters) {
        public To {
            parameters = Map.copyOf(parameters);
        }

        To(String caseId, AnswerAction action, Caller caller) {
            this(caseId, action, caller, Map.of());
        }
    }

    public HttpResponse<?> take(HttpRequest<?> request, To to, @Nullable String text) {
        Optional<Map<String, Object>> json = JsonObjects.read(text);
        if (json.isEmpty()) {
            return CaseProblem.of(
                    HttpStatus.BAD_REQUEST, "Expected a JSON object as the body, but got something else.");
        }
        AnswerBody body = AnswerBody.read(to.action(), json.get(), AnswerHeaders.version(request));
        if (!body.faults().isEmpty()) {
            return badRequest(body.faults());
        }
        Map<String, String> parameters = new HashMap<>(body.parameters());
        parameters.putAll(to.parameters());
        return give(new Answer(
                AnswerHeaders.responseId(request),
                to.caseId(),
                to.action(),
                Answerer.of(to.caller()),
                body.version(),
                Optional.empty(),
                body.reason(),
                parameters));
    }

    private HttpResponse<?> give(Answer answer) {
        try {
            return verdicts.of(desk.give(answer));
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
