package dev.onus.registry.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import org.jspecify.annotations.Nullable;

/** The body as one YAML stream, whether it came as YAML or as JSON. */
final class RequestText {
    /** What intake takes too; no stream of documents that a person keeps comes near it. */
    static final int MAX_CHARACTERS = 10 * 1024 * 1024;

    private RequestText() {}

    static String of(HttpRequest<?> request, @Nullable String body) {
        if (body == null || body.isBlank()) {
            throw ProblemException.badRequest("Expected documents in the body, but it is empty.");
        }
        if (body.length() > MAX_CHARACTERS) {
            throw ProblemException.tooLarge(
                    "Expected documents of at most " + MAX_CHARACTERS + " characters, but got " + body.length() + ".");
        }
        boolean json = request.getContentType()
                .map(MediaType::getSubtype)
                .filter(subtype -> subtype.endsWith("json"))
                .isPresent();
        // YAML forbids tabs where JSON allows them; inside a JSON string there can be none.
        return json ? body.replace('\t', ' ') : body;
    }
}
