package dev.onus.registry.http;

import dev.onus.registry.apply.WriteRequest;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The conditions of a write: If-Match and If-None-Match (RFC 9110, section 13.1) and Idempotency-Key. */
final class Preconditions {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final int MAX_KEY_LENGTH = 255;

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
        if (match == null || match.equals("*")) {
            return "*".equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH)) ? 0L : null;
        }
        String digits = match.replace("W/", "").replace("\"", "").strip();
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException notAVersion) {
            throw ProblemException.badRequest(
                    "Expected a version in If-Match, as the ETag has it, but got " + match + ".");
        }
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }
}
