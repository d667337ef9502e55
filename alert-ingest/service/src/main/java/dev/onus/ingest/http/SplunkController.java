package dev.onus.ingest.http;

import dev.onus.ingest.publish.SourceReading;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;

/**
 * {@code /services/collector}: Splunk's HTTP Event Collector, which log shippers and audit streams of many products speak.
 * The token is one of ours. What nobody understands is kept and answered as taken, like at any source; Splunk's own
 * answer for it would make the sender throw it away.
 */
@Controller("/services/collector")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SplunkController {
    private static final String DEFAULT_SOURCE = "splunk-hec";

    private final HttpIntake intake;
    private final Admission admission;
    private final SourceReading reading;

    SplunkController(HttpIntake intake, Admission admission, SourceReading reading) {
        this.intake = intake;
        this.admission = admission;
        this.reading = reading;
    }

    @Post(uris = {"/", "/event", "/event/1.0", "/raw", "/raw/1.0"})
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> take(
            HttpRequest<?> request, @QueryValue("token") Optional<String> token, @Nullable @Body byte[] body) {
        byte[] bytes = body == null ? new byte[0] : body;
        Admission.Decision decision = admission.byToken(request, bytes, token, DEFAULT_SOURCE);
        if (decision.refusal().isPresent()) {
            return refused(request, decision.refusal().get());
        }
        if (bytes.length == 0) {
            return SplunkAnswer.NO_DATA.beside(Problem.badRequest("Expected events, but there are none.", List.of()));
        }
        Sender sender = decision.sender().orElseThrow();
        HttpResponse<byte[]> answer = intake.take(
                request,
                bytes,
                new HttpIntake.Order(
                        sender, reading.of(sender.source()), false, false, prepared -> SplunkAnswer.SUCCESS.fields()));
        return answer.code() < HttpStatus.BAD_REQUEST.getCode() ? answer : SplunkAnswer.on(request, answer);
    }

    /** An answer already means that it is durable; there is nothing to ask about later. */
    @Post("/ack")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> acknowledgements() {
        return SplunkAnswer.ACKNOWLEDGEMENT_OFF.beside(Problem.badRequest(
                "Expected no question about acknowledgements: an answer means that the broker has it.", List.of()));
    }

    @Get(uris = {"/health", "/health/1.0"})
    HttpResponse<byte[]> health() {
        boolean ready = intake.isReady();
        SplunkAnswer answer = ready ? SplunkAnswer.HEALTHY : SplunkAnswer.UNHEALTHY;
        return HttpResponse.<byte[]>status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Problem.json(answer.fields()))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** Splunk tells apart that there is no token, that the header has another scheme, and that nobody knows the token. */
    private static HttpResponse<byte[]> refused(HttpRequest<?> request, Refusal refusal) {
        HttpResponse<byte[]> ours = refusal.response();
        return switch (refusal) {
            case NO_TOKEN ->
                (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
                                ? SplunkAnswer.INVALID_AUTHORIZATION
                                : SplunkAnswer.TOKEN_REQUIRED)
                        .beside(ours);
            case BAD_TOKEN -> SplunkAnswer.INVALID_TOKEN.beside(Problem.forbidden(refusal.detail()));
            case NO_PROOF, WRONG_PROOF, STALE_PROOF -> SplunkAnswer.INVALID_AUTHORIZATION.beside(ours);
            case NOT_READY, BUSY, NO_SECRET, OTHER_SOURCE -> SplunkAnswer.on(request, ours);
        };
    }
}
