package dev.onus.registry.http;

import dev.onus.registry.apply.WriteRequest;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions of a write: If-Match and If-None-Match (RFC 9110, section 13.1) and Idempotency-Key. */
final class Preconditions {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final int MAX_KEY_LENGTH = 255;
    private static final String ANY = "*";

    private Preconditions() {}

    static WriteRequest of(HttpRequest<?> request, Caller caller, boolean dryRun) {
        return new WriteRequest(caller.actor(), dryRun, expectedVersion(request), idempotencyKey(request));
    }

    static @Nullable String idempotencyKey(HttpRequest<?> request) {
        String key = request.getHeaders().get(IDEMPOTENCY_KEY);
        if (key != null && key.length() > MAX_KEY_LENGTH) {
            throw ProblemException.badRequest("Expected an Idempotency-Key of at most " + MAX_KEY_LENGTH
                    + " characters, but it has " + key.length() + ".");
        }
        return key == null || key.isBlank() ? null : key;
    }

    private static @Nullable Long expectedVersion(HttpRequest<?> request) {
        String match = request.getHeaders().get(HttpHeaders.IF_MATCH);
        if (match == null || match.equals(ANY)) {
            return ANY.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH)) ? 0L : null;
        }
        String digits = match.replace("W/", "").replace("\"", "").strip();
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException notAVersion) {
            throw failed("Expected the current version in If-Match, as the ETag has it, but got " + match + ".");
        }
    }

    /** {@code If-Match: *} holds only for what there is (RFC 9110, section 13.1.1). */
    static void mayMeet(HttpRequest<?> request, Optional<RecordVersion> current, RecordKey key) {
        if (current.isEmpty() && ANY.equals(request.getHeaders().get(HttpHeaders.IF_MATCH))) {
            throw failed("Expected " + key + " to exist, as If-Match says, but it does not.");
        }
    }

    /** Whether the caller made the write depend on what there is. */
    static boolean isConditional(HttpRequest<?> request) {
        return request.getHeaders().contains(HttpHeaders.IF_MATCH)
                || request.getHeaders().contains(HttpHeaders.IF_NONE_MATCH);
    }

    private static ProblemException failed(String detail) {
        return new ProblemException(
                ProblemDocument.of(412, "version-conflict", "Somebody else was first", detail), Map.of());
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }
}
