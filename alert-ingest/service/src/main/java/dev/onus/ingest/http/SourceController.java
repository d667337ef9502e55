package dev.onus.ingest.http;

import dev.onus.ingest.decode.Formats;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.publish.SourceReading;
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
    private final Admission admission;
    private final SourceReading reading;

    SourceController(HttpIntake intake, Admission admission, SourceReading reading) {
        this.intake = intake;
        this.admission = admission;
        this.reading = reading;
    }

    @Post("/{source}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> take(
            HttpRequest<?> request,
            @PathVariable String source,
            @QueryValue Optional<String> format,
            @Nullable @Body byte[] body) {
        return take(request, source, Optional.empty(), format, bytes(body));
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
        return take(request, source, Optional.of(token), format, bytes(body));
    }

    private static byte[] bytes(@Nullable byte[] body) {
        return body == null ? new byte[0] : body;
    }

    private HttpResponse<byte[]> take(
            HttpRequest<?> request, String source, Optional<String> token, Optional<String> format, byte[] body) {
        if (!NAME.matcher(source).matches()) {
            return Problem.badRequest(
                    "Expected the name of a source in letters, digits, '.', '_' and '-', but it is another.",
                    List.of());
        }
        Admission.Decision decision = admission.toSource(request, body, source, token);
        if (decision.refusal().isPresent()) {
            return decision.refusal().get().response();
        }
        if (format.isPresent() && !Formats.isKnown(format.get())) {
            return Problem.badRequest("Expected format to be one of " + Formats.names() + ".", List.of());
        }
        SourceOptions options = reading.of(source);
        SourceOptions chosen = format.map(options::withFormat).orElse(options);
        return intake.take(
                request,
                body,
                new HttpIntake.Order(decision.sender().orElseThrow(), chosen, false, false, prepared -> Map.of()));
    }
}
