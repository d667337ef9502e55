package dev.onus.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type {@code urn:onus:problem:<word>}; the same word for the same problem, for programs
 * @param detail what was expected and what came
 * @param field the one parameter of the query, or member of the body, that it is about; null otherwise
 * @param errors each thing that is wrong, when there may be several; null otherwise
 * @param current how it stands now, after a conflict; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable List<?> errors,
        @Nullable Map<String, ?> current) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:onus:problem:";

    public static ProblemDocument of(int status, String word, String title, String detail) {
        return new ProblemDocument(TYPE_PREFIX + word, title, status, detail, null, null, null);
    }

    public ProblemDocument withField(String name) {
        return new ProblemDocument(type, title, status, detail, name, errors, current);
    }

    public ProblemDocument withErrors(List<?> all) {
        return new ProblemDocument(type, title, status, detail, field, List.copyOf(all), current);
    }

    public ProblemDocument withCurrent(Map<String, ?> now) {
        return new ProblemDocument(type, title, status, detail, field, errors, now);
    }
}
