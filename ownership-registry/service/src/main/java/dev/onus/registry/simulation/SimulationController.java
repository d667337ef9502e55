package dev.onus.registry.simulation;

import dev.onus.escalation.Alert;
import dev.onus.registry.http.Positions;
import dev.onus.registry.http.ProblemDocument;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Identity;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/simulations}: what would happen; nothing is stored, nobody is told (ESC-10). */
@Controller("/v1/simulations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SimulationController {
    private final RegistryLog log;
    private final Positions positions;

    SimulationController(RegistryLog log, Positions positions) {
        this.log = log;
        this.positions = positions;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<Map<String, Object>> simulate(HttpRequest<?> request, @Nullable @Body String body) {
        positions.await(request);
        try {
            return positions.stamp(HttpResponse.ok(answer(QuestionReader.read(within(body)), Instant.now())));
        } catch (MistakenQuestionException mistaken) {
            throw refused(mistaken.mistakes());
        }
    }

    private Map<String, Object> answer(Question question, Instant now) {
        Instant at = question.at().orElse(now);
        TriedPolicies tried = TriedPolicies.on(World.of(log, question.at(), now), question.policies());
        tried.world().requirePersons(question.answers());
        Optional<Identity> identity = tried.world().identity(question.alert().identityId());
        Alert alert = question.alert().under(identity.map(Identity::id), at);
        Simulator simulator =
                new Simulator(tried.world().situation(identity), at, question.until(), question.answers());
        return new SimulationJson(simulator.run(alert)).of(tried, identity, question.unknown());
    }

    private static String within(@Nullable String body) {
        if (body == null || body.isBlank()) {
            throw ProblemException.badRequest("Expected a JSON object with an alert in the body, but it is empty.");
        }
        if (body.length() > SimulationLimits.MAX_BODY_CHARACTERS) {
            throw ProblemException.tooLarge("Expected at most " + SimulationLimits.MAX_BODY_CHARACTERS
                    + " characters, but got " + body.length() + ".");
        }
        return body;
    }

    private static ProblemException refused(List<Mistake> mistakes) {
        String detail = mistakes.size() == 1
                ? mistakes.getFirst().message()
                : "Expected a question without mistakes, but found " + mistakes.size() + ".";
        return new ProblemException(
                ProblemDocument.of(400, "bad-request", "The simulation cannot be understood", detail)
                        .withErrors(mistakes));
    }
}
