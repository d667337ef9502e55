package dev.onus.ingest.http;

import dev.onus.ingest.decode.Formats;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.registry.client.VerifiedToken;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Optional;

/** {@code POST /v1/alerts}: our own JSON, one alert or an array. */
@Controller("/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertController {
    private static final String DEFAULT_SOURCE = "api";

    private final HttpIntake intake;
    private final Gate gate;

    AlertController(HttpIntake intake, Gate gate) {
        this.intake = intake;
        this.gate = gate;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> take(HttpRequest<?> request, @Nullable @Body byte[] body) {
        if (!gate.isOpen()) {
            return Problem.unavailable("Expected intake to be ready, but it is still reading its tables.");
        }
        Optional<VerifiedToken> token = gate.caller(request, Optional.empty());
        if (token.isEmpty()) {
            return Problem.unauthorized("Expected a bearer token that is known, not revoked and not expired.");
        }
        if (!Gate.maySend(token.get())) {
            return Problem.forbidden("Expected a token with the scope ingest or ingest:<source>.");
        }
        String source = Gate.sourceOf(token.get(), DEFAULT_SOURCE);
        HttpIntake.Order order = new HttpIntake.Order(
                source, SourceOptions.of(Formats.OWN), true, true, token.get(), prepared -> Map.of());
        return intake.take(request, (body == null ? new byte[0] : body), order);
    }
}
