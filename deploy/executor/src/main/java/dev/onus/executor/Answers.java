package dev.onus.executor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Onus how it went, at {@code POST /v1/effects/{id}/outcome}. */
final class Answers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
    /** Not known yet: a replica of Onus may be a moment behind the topic that this executor reads. */
    private static final int LOOKS_FOR_UNKNOWN = 10;

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final URI onus;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();

    Answers(URI onus, String token) {
        this.onus = onus;
        this.token = token;
    }

    /** Onus did not take the answer, and may take it later: it is away, or our token is not good any more. */
    static final class NotTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotTakenException(String message) {
            super(message);
        }
    }

    /** @throws NotTakenException when it is worth another try */
    void tell(String effectId, String state, Outcome outcome) throws InterruptedException {
        HttpRequest request = request(effectId, state, outcome);
        int status = send(request);
        for (int look = 1; status == NOT_FOUND && look < LOOKS_FOR_UNKNOWN; look++) {
            Thread.sleep(LOOK_EVERY);
            status = send(request);
        }
        if (status < 300) {
            LOG.info(
                    "effect={} outcome={} answered=taken",
                    effectId,
                    outcome.result().word());
        } else if (status == NOT_FOUND || status == CONFLICT) {
            // It was taken back, answered before, or its case is closed and gone: nobody waits for this answer.
            LOG.info(
                    "effect={} outcome={} answered={}",
                    effectId,
                    outcome.result().word(),
                    status);
        } else {
            throw new NotTakenException(
                    "Expected Onus to take the outcome of effect " + effectId + ", but it answered " + status + ".");
        }
    }

    /** The same key for the same answer: sent twice, it gets the same verdict and is one event. */
    private HttpRequest request(String effectId, String state, Outcome outcome) {
        String body = JSON.createObjectNode()
                .put("outcome", outcome.result().word())
                .put("detail", outcome.detail())
                .toString();
        return HttpRequest.newBuilder(onus.resolve("/v1/effects/" + effectId + "/outcome"))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header(
                        "Idempotency-Key",
                        effectId + "-" + state + "-" + outcome.result().word())
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private int send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
            return response.statusCode();
        } catch (IOException e) {
            throw new NotTakenException("Expected Onus to answer at " + onus + ", but it did not: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
