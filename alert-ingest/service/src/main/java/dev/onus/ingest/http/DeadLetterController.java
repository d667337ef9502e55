package dev.onus.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.decode.Submission;
import dev.onus.ingest.publish.DeadLetter;
import dev.onus.ingest.publish.NotDurableException;
import dev.onus.ingest.publish.ReceiptLine;
import dev.onus.ingest.publish.SourceReading;
import dev.onus.registry.client.RegistryReader;
import dev.onus.registry.client.VerifiedToken;
import dev.onus.registry.model.Token;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * Dead letters: what they say, and another try. A replay has the alert ids of the first try, so that the stream takes
 * what it already has for a duplicate.
 */
@Controller("/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadLetterController {
    private static final int MAX_IDS = 100;
    private static final int PREVIEW_CHARACTERS = 500;

    private final DeadLetterLog log;
    private final HttpIntake intake;
    private final Gate gate;
    private final RegistryReader registry;
    private final SourceReading reading;

    DeadLetterController(
            DeadLetterLog log, HttpIntake intake, Gate gate, RegistryReader registry, SourceReading reading) {
        this.log = log;
        this.intake = intake;
        this.gate = gate;
        this.registry = registry;
        this.reading = reading;
    }

    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request, @QueryValue Optional<String> cursor) {
        Optional<HttpResponse<byte[]>> refusal = refusal(request, Token.READ);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Map<Integer, Long>> from = cursor.map(DeadLetterCursor::read).orElse(Optional.of(Map.of()));
        if (from.isEmpty()) {
            return Problem.badRequest("Expected a cursor that a list returned, but it is another.", List.of());
        }
        try {
            DeadLetterLog.Page page = log.read(from.get());
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put(
                    "items",
                    page.letters().stream().map(DeadLetterController::item).toList());
            if (!page.next().isEmpty()) {
                answer.put("next", DeadLetterCursor.text(page.next()));
            }
            return ok(answer);
        } catch (KafkaException e) {
            return Problem.unavailable("Expected the broker to answer, but it did not.");
        }
    }

    @Post("/replay")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> replay(HttpRequest<?> request, @Nullable @Body byte[] body) {
        Optional<HttpResponse<byte[]>> refusal = refusal(request, Token.WRITE);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<String> ids = new ArrayList<>();
        try {
            JsonNode named = IntakeJson.MAPPER
                    .readTree(body == null ? new byte[0] : body)
                    .path("ids");
            named.forEach(id -> ids.add(id.asText()));
        } catch (IOException e) {
            ids.clear();
        }
        if (ids.isEmpty() || ids.size() > MAX_IDS) {
            return Problem.badRequest(
                    "Expected {\"ids\":[…]} with 1 to " + MAX_IDS + " ids of dead letters.", List.of());
        }
        return replay(ids);
    }

    @Post("/{id}/replay")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> replayOne(HttpRequest<?> request, @PathVariable String id) {
        return refusal(request, Token.WRITE).orElseGet(() -> replay(List.of(id)));
    }

    private HttpResponse<byte[]> replay(List<String> ids) {
        List<ReceiptLine> receipts = new ArrayList<>();
        try {
            for (String id : ids) {
                Optional<DeadLetterLog.Kept> kept = log.find(id);
                if (kept.isEmpty()) {
                    return Problem.badRequest("Expected the id of a dead letter that is still kept.", List.of());
                }
                receipts.addAll(intake.replay(submission(kept.get().letter())));
            }
        } catch (NotDurableException e) {
            return Problem.unavailable("Expected the broker to take it, but it did not.");
        } catch (KafkaException e) {
            return Problem.unavailable("Expected the broker to answer, but it did not.");
        }
        return Receipts.taken(receipts, Map.of());
    }

    /** The format as it is configured now: what was missing may be there today. */
    private Submission submission(DeadLetter letter) {
        SourceOptions options = registry.directory()
                .source(letter.source())
                .map(record -> reading.of(record.spec()))
                .orElseGet(() -> SourceOptions.of(letter.format()));
        return new Submission(letter.body(), letter.source(), options, Map.of(), letter.delivery(), letter.index());
    }

    private Optional<HttpResponse<byte[]>> refusal(HttpRequest<?> request, String scope) {
        if (!gate.isOpen() || !intake.isReady()) {
            return Optional.of(Problem.unavailable("Expected intake to be ready, but it is still reading its tables."));
        }
        Optional<VerifiedToken> caller = gate.caller(request, Optional.empty());
        if (caller.isEmpty()) {
            return Optional.of(
                    Problem.unauthorized("Expected a bearer token that is known, not revoked and not expired."));
        }
        return caller.get().allows(scope)
                ? Optional.empty()
                : Optional.of(Problem.forbidden("Expected a token with the scope " + scope + "."));
    }

    private static Map<String, Object> item(DeadLetterLog.Kept kept) {
        DeadLetter letter = kept.letter();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", kept.id());
        item.put("source", letter.source());
        item.put("at", letter.at().toString());
        item.put("outcome", letter.outcome());
        item.put("reason", letter.reason());
        item.put("position", letter.position());
        item.put("receiptId", letter.receiptId());
        item.put("index", letter.index());
        item.put("bytes", letter.body().length);
        letter.truncatedFrom().ifPresent(size -> item.put("truncatedFrom", size));
        String text = new String(letter.body(), StandardCharsets.UTF_8);
        item.put("preview", text.substring(0, Math.min(text.length(), PREVIEW_CHARACTERS)));
        return item;
    }

    private static HttpResponse<byte[]> ok(Map<String, Object> answer) {
        return HttpResponse.ok(Problem.json(answer)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
