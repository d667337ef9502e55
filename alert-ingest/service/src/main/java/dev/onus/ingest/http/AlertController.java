package dev.onus.ingest.http;

import dev.onus.ingest.decode.Formats;
import dev.onus.ingest.decode.SourceOptions;
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

/** {@code POST /v1/alerts}: our own JSON, one alert or an array. */
@Controller("/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertController {
    private static final String DEFAULT_SOURCE = "api";

    private final HttpIntake intake;
    private final Admission admission;

    AlertController(HttpIntake intake, Admission admission) {
        this.intake = intake;
        this.admission = admission;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> take(HttpRequest<?> request, @Nullable @Body byte[] body) {
        byte[] bytes = body == null ? new byte[0] : body;
        Admission.Decision decision = admission.anySource(request, DEFAULT_SOURCE);
        if (decision.refusal().isPresent()) {
            return decision.refusal().get().response();
        }
        Sender sender = decision.sender().orElseThrow();
        HttpIntake.Order order =
                new HttpIntake.Order(sender, SourceOptions.of(Formats.OWN), true, true, prepared -> Map.of());
        return intake.take(request, bytes, order);
    }
}
