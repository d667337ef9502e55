package dev.onus.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onus.registry.log.IdentityClaims;
import dev.onus.registry.log.OwnershipQuestion;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Facts;
import dev.onus.registry.model.OwnerAnswer;
import dev.onus.registry.model.RecordRef;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Word;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who answers for an identity, registered or not (OWN-1). */
@Controller("/v1/identities")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OwnershipController {
    private final RegistryLog log;
    private final Positions positions;

    OwnershipController(RegistryLog log, Positions positions) {
        this.log = log;
        this.positions = positions;
    }

    /**
     * The answer.
     *
     * @param source which record named the owner: class-rule, exact, steward, system, rule or catch-all
     * @param confidence in per cent
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(
            String identity,
            boolean registered,
            String owner,
            Optional<String> steward,
            Optional<String> backup,
            Optional<String> serviceOwner,
            String source,
            int confidence,
            String reason,
            List<RecordRef> restsOn) {}

    /** An id has colons and may have slashes, encoded or not, so it takes whatever stands before the last segment. */
    @Get("/{+id}/ownership")
    HttpResponse<Answer> ownership(
            HttpRequest<?> request,
            String id,
            @Nullable @QueryValue String alertClass,
            @Nullable @QueryValue String environment,
            @Nullable @QueryValue Instant at) {
        positions.await(request);
        String identity = asId(IdentityClaims.canonical(decoded(id)));
        AlertClass known = alertClass == null ? AlertClass.OTHER : alertClass(alertClass);
        Facts facts = new Facts(known, Optional.ofNullable(environment));
        OwnershipQuestion.Answer answer = new OwnershipQuestion(log).ask(identity, facts, Optional.ofNullable(at));
        return positions.stamp(HttpResponse.ok(answer(answer)));
    }

    private static Answer answer(OwnershipQuestion.Answer found) {
        OwnerAnswer owner = found.owner();
        return new Answer(
                found.canonicalId(),
                found.registered(),
                owner.team(),
                owner.steward(),
                owner.backup(),
                owner.serviceOwner(),
                owner.source().word(),
                owner.confidencePercent(),
                owner.reason(),
                owner.restsOn());
    }

    /** Asked by the name of its record, an identity is known by that too: names have no colon, ids have. */
    private String asId(String idOrName) {
        RecordKey key = new RecordKey(IdentityClaims.IDENTITY, idOrName);
        return log.read(state -> state.current(key))
                .flatMap(
                        record -> IdentityClaims.of(key, record.json()).stream().findFirst())
                .orElse(idOrName);
    }

    private static String decoded(String id) {
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw ProblemException.badRequest("Expected an identity id in URL encoding, but got '" + id + "'.");
        }
    }

    private static AlertClass alertClass(String text) {
        return Word.find(AlertClass.class, text)
                .orElseThrow(() -> ProblemException.misunderstood(
                        "alertClass",
                        "Expected alertClass to be one of " + Word.all(AlertClass.class) + ", but got '" + text
                                + "'."));
    }
}
