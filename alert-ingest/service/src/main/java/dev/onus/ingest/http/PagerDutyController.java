package dev.onus.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.Formats;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.publish.Prepared;
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
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /v2/enqueue}: PagerDuty's Events API v2, for tools that speak it. The routing key is a token of ours; a
 * bearer token does as well. The answer has PagerDuty's fields and the receipts beside them.
 */
@Controller("/v2/enqueue")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PagerDutyController {
    private static final String DEFAULT_SOURCE = "pagerduty";
    private static final int MAX_EVENT_BYTES = 512 * 1024;

    private final HttpIntake intake;
    private final Admission admission;
    private final SourceReading reading;

    PagerDutyController(HttpIntake intake, Admission admission, SourceReading reading) {
        this.intake = intake;
        this.admission = admission;
        this.reading = reading;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> enqueue(HttpRequest<?> request, @Nullable @Body byte[] body) {
        byte[] event = (body == null ? new byte[0] : body);
        if (event.length > MAX_EVENT_BYTES) {
            return Problem.tooLarge("Expected an event of at most 512 KiB, as at PagerDuty, but it is larger.");
        }
        Admission.Decision decision = admission.byToken(request, event, routingKey(event), DEFAULT_SOURCE);
        if (decision.refusal().isPresent()) {
            return decision.refusal().get().response();
        }
        Sender sender = decision.sender().orElseThrow();
        return intake.take(
                request,
                event,
                new HttpIntake.Order(
                        sender,
                        reading.of(sender.source()).withFormat(Formats.PAGERDUTY),
                        true,
                        false,
                        PagerDutyController::answer));
    }

    private static Optional<String> routingKey(byte[] event) {
        try {
            JsonNode key = IntakeJson.MAPPER.readTree(event).path("routing_key");
            return Optional.of(key).filter(JsonNode::isTextual).map(JsonNode::textValue);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> answer(Prepared prepared) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", "success");
        answer.put("message", "Event processed");
        prepared.receipts().getFirst().dedupKey().ifPresent(key -> answer.put("dedup_key", key));
        return answer;
    }
}
