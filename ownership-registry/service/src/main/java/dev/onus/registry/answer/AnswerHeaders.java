package dev.onus.registry.answer;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer say besides its body. */
final class AnswerHeaders {
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
}
