package dev.onus.registry.answer;

import dev.onus.registry.http.ProblemException;
import dev.onus.vocabulary.ResponseId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer say besides its body. */
final class AnswerHeaders {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"?([0-9]{1,18})(?:\\.[0-9]+)?\"?");

    private AnswerHeaders() {}

    /** The version in {@code If-Match} (RFC 9110, section 13.1.1), as the ETag of a case gives it. */
    static Optional<Long> version(HttpRequest<?> request) {
        @Nullable String header = request.getHeaders().get(HttpHeaders.IF_MATCH);
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = ENTITY_TAG.matcher(header.strip());
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    /**
     * The id of the answer: what the caller chose, so that the same answer sent again has the same verdict, else a random
     * one.
     *
     * @throws ProblemException if the key cannot be one
     */
    static ResponseId responseId(HttpRequest<?> request) {
        @Nullable String key = request.getHeaders().get(IDEMPOTENCY_KEY);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw ProblemException.badRequest("Expected an Idempotency-Key of 1 to " + LONGEST_KEY
                    + " characters, but it has " + key.length() + ".");
        }
        return new ResponseId(key == null ? UUID.randomUUID().toString() : key);
    }
}
