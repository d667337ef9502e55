package dev.onus.ingest.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Okta's one-time question whether an address is the owner's: a GET whose header is to be given back. It carries the same
 * secret as later events do, and is answered to nobody else. A filter and no route, because without that header the
 * address is the registry's record of the source.
 */
@ServerFilter(value = "/v1/sources/**", methods = HttpMethod.GET)
@Order(-90)
final class OktaChallenge {
    private static final String HEADER = "X-Okta-Verification-Challenge";
    private static final int LONGEST = 1_000;
    private static final Pattern PATH = Pattern.compile("/v1/sources/([^/]+)(?:/([^/]+))?");

    private final Admission admission;

    OktaChallenge(Admission admission) {
        this.admission = admission;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> answer(HttpRequest<?> request) {
        String challenge = request.getHeaders().get(HEADER);
        var path = PATH.matcher(request.getPath());
        if (request.getMethod() != HttpMethod.GET || challenge == null || !path.matches()) {
            return null;
        }
        if (challenge.length() > LONGEST) {
            return Problem.badRequest(
                    "Expected a challenge of at most " + LONGEST + " characters, but it is longer.", List.of());
        }
        Admission.Decision decision =
                admission.toSource(request, new byte[0], path.group(1), Optional.ofNullable(path.group(2)));
        return decision.refusal()
                .<HttpResponse<byte[]>>map(Refusal::response)
                .orElseGet(() -> HttpResponse.ok(Problem.json(Map.of("verification", challenge)))
                        .contentType(MediaType.APPLICATION_JSON_TYPE));
    }
}
