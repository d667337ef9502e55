package dev.onus.ingest.http;

import dev.onus.ingest.decode.Formats;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.publish.SourceReading;
import dev.onus.registry.client.VerifiedToken;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code POST /v1/sources/{source}}: whatever a product sends. What nobody understands is kept, because no sender of this
 * kind can mend it.
 */
@Controller("/v1/sources")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SourceController {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final HttpIntake intake;
    private final Gate gate;
    private final SourceReading reading;

    SourceController(HttpIntake intake, Gate gate, SourceReading reading) {
        this.intake = intake;
        this.gate = gate;
        this.reading = reading;
    }

    @Post("/{source}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> take(
            HttpRequest<?> request,
            @PathVariable String source,
            @QueryValue Optional<String> format,
            @Nullable @Body byte[] body) {
        return take(request, source, Optional.empty(), format, Optional.ofNullable(body));
    }

    /** For senders that cannot set headers. */
    @Post("/{source}/{token}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> takeWithToken(
            HttpRequest<?> request,
            @PathVariable String source,
            @PathVariable String token,
            @QueryValue Optional<String> format,
            @Nullable @Body byte[] body) {
        return take(request, source, Optional.of(token), format, Optional.ofNullable(body));
    }

    private HttpResponse<byte[]> take(
            HttpRequest<?> request,
            String source,
            Optional<String> token,
            Optional<String> format,
            Optional<byte[]> body) {
        if (!gate.isOpen()) {
            return Problem.unavailable("Expected intake to be ready, but it is still reading its tables.");
        }
        Optional<VerifiedToken> caller = gate.caller(request, token);
        if (caller.isEmpty()) {
            return Problem.unauthorized("Expected a bearer token that is known, not revoked and not expired.");
        }
        if (!NAME.matcher(source).matches()) {
            return Problem.badRequest(
                    "Expected the name of a source in letters, digits, '.', '_' and '-', but it is another.",
                    List.of());
        }
        if (!Gate.maySend(caller.get(), source)) {
            return Problem.forbidden("Expected a token with the scope ingest or ingest:" + source + ".");
        }
        if (format.isPresent() && !Formats.isKnown(format.get())) {
            return Problem.badRequest("Expected format to be one of " + Formats.names() + ".", List.of());
        }
        SourceOptions options = reading.of(source);
        SourceOptions chosen = format.map(options::withFormat).orElse(options);
        HttpIntake.Order order = new HttpIntake.Order(source, chosen, false, false, caller.get(), prepared -> Map.of());
        return intake.take(request, body.orElseGet(() -> new byte[0]), order);
    }
}
