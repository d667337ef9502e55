package dev.onus.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onus.contracts.deadletter.DeadLetter;
import dev.onus.contracts.deadletter.DeadLetterCursor;
import dev.onus.contracts.deadletter.DeadLetterLog;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.publish.NotDurableException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** Dead letters: what they say, and another try. */
@Controller("/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadLetterController {
    private static final int MAX_IDS = 100;
    private static final int PREVIEW_CHARACTERS = 500;
    private static final String OTHER_CURSOR = "Expected a cursor that a list returned, but it is another.";

    private final DeadLetterLog log;
    private final DeadLetterReplay replay;
    private final HttpIntake intake;
    private final Gate gate;

    DeadLetterController(DeadLetterLog log, DeadLetterReplay replay, HttpIntake intake, Gate gate) {
        this.log = log;
        this.replay = replay;
        this.intake = intake;
        this.gate = gate;
    }

    @Get
    HttpResponse<byte[]> list(
            HttpRequest<?> request, @QueryValue Optional<String> cursor, @QueryValue Optional<String> source) {
        Optional<HttpResponse<byte[]>> refusal = refusal(request, Token.READ);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Map<Integer, Long>> from = from(cursor);
        if (from.isEmpty()) {
            return Problem.badRequest(OTHER_CURSOR, List.of());
        }
        return answered(() -> {
            DeadLetterLog.Page page = log.read(
                    from.get(), letter -> source.map(letter.source()::equals).orElse(true));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put(
                    "items",
                    page.letters().stream().map(DeadLetterController::item).toList());
            putNext(answer, page.next());
            return HttpResponse.ok(Problem.json(answer)).contentType(MediaType.APPLICATION_JSON_TYPE);
        });
    }

    /** {@code {"ids":[…]}}, or {@code {"source":"…","cursor":"…"}}: a page of all of a source, and where to go on. */
    @Post("/replay")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> replay(HttpRequest<?> request, @Nullable @Body byte[] body) {
        Optional<HttpResponse<byte[]>> refusal = refusal(request, Token.WRITE);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        JsonNode asked = tree(body);
        if (asked.path("source").isTextual()) {
            return replayAll(asked.path("source").asText(), asked.path("cursor"));
        }
        List<String> ids =
                asked.path("ids").valueStream().map(JsonNode::asText).distinct().toList();
        if (ids.isEmpty() || ids.size() > MAX_IDS) {
            return Problem.badRequest(
                    "Expected {\"ids\":[…]} with 1 to " + MAX_IDS + " ids of dead letters, or {\"source\":\"…\"}.",
                    List.of());
        }
        return replay(ids);
    }

    @Post("/{id}/replay")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> replayOne(HttpRequest<?> request, @PathVariable String id) {
        return refusal(request, Token.WRITE).orElseGet(() -> replay(List.of(id)));
    }

    private HttpResponse<byte[]> replay(List<String> ids) {
        return answered(() -> replay.named(ids)
                .map(done -> Receipts.taken(done.receipts(), Map.of()))
                .orElseGet(
                        () -> Problem.badRequest("Expected the id of a dead letter that is still kept.", List.of())));
    }

    private HttpResponse<byte[]> replayAll(String source, JsonNode cursor) {
        Optional<Map<Integer, Long>> from = from(cursor.isTextual() ? Optional.of(cursor.asText()) : Optional.empty());
        if (from.isEmpty()) {
            return Problem.badRequest(OTHER_CURSOR, List.of());
        }
        return answered(() -> {
            DeadLetterReplay.Done done = replay.ofSource(source, from.get());
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("letters", done.letters());
            putNext(more, done.next());
            return Receipts.taken(done.receipts(), more);
        });
    }

    private static HttpResponse<byte[]> answered(Supplier<HttpResponse<byte[]>> work) {
        try {
            return work.get();
        } catch (NotDurableException e) {
            return Problem.unavailable("Expected the broker to take it, but it did not.");
        } catch (KafkaException e) {
            return Problem.unavailable("Expected the broker to answer, but it did not.");
        }
    }

    private static Optional<Map<Integer, Long>> from(Optional<String> cursor) {
        return cursor.map(DeadLetterCursor::read).orElse(Optional.of(Map.of()));
    }

    private static void putNext(Map<String, Object> answer, Map<Integer, Long> next) {
        if (!next.isEmpty()) {
            answer.put("next", DeadLetterCursor.text(next));
        }
    }

    private static JsonNode tree(@Nullable byte[] body) {
        try {
            return IntakeJson.MAPPER.readTree(body == null ? new byte[0] : body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
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
}
