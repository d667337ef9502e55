package dev.onus.ingest.http;

import dev.onus.ingest.publish.SourceReading;
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

/**
 * {@code POST /api/v2/alerts}: what Prometheus and other rulers send to an Alertmanager, so that Onus can stand in its
 * list of Alertmanagers. The token comes as a bearer or as the password of basic authentication.
 */
@Controller("/api/v2/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertmanagerController {
    private static final String DEFAULT_SOURCE = "alertmanager";

    private final HttpIntake intake;
    private final Admission admission;
    private final SourceReading reading;

    AlertmanagerController(HttpIntake intake, Admission admission, SourceReading reading) {
        this.intake = intake;
        this.admission = admission;
        this.reading = reading;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> take(HttpRequest<?> request, @Nullable @Body byte[] body) {
        byte[] alerts = body == null ? new byte[0] : body;
        Admission.Decision decision = admission.byToken(request, alerts, Optional.empty(), DEFAULT_SOURCE);
        if (decision.refusal().isPresent()) {
            return decision.refusal().get().response();
        }
        Sender sender = decision.sender().orElseThrow();
        return intake.take(
                request,
                alerts,
                new HttpIntake.Order(sender, reading.of(sender.source()), false, false, prepared -> Map.of()));
    }
}
