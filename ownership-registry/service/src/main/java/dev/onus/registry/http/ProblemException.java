package dev.onus.registry.http;

import java.io.Serial;
import java.util.Map;

/** Ends a request with a problem; thrown where a controller cannot go on. */
public final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ProblemDocument problem;
    private final transient Map<String, String> headers;

    public ProblemException(ProblemDocument problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    public ProblemException(ProblemDocument problem) {
        this(problem, Map.of());
    }

    public static ProblemException of(int status, String word, String title, String detail) {
        return new ProblemException(ProblemDocument.of(status, word, title, detail));
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(malformed(detail));
    }

    /** @param field the parameter of the query, or member of the body, that cannot be understood */
    public static ProblemException misunderstood(String field, String detail) {
        return new ProblemException(malformed(detail).withField(field));
    }

    private static ProblemDocument malformed(String detail) {
        return ProblemDocument.of(400, "bad-request", "The request cannot be understood", detail);
    }

    public static ProblemException notFound(String detail) {
        return of(404, "not-found", "There is no such thing", detail);
    }

    public static ProblemException forbidden(String detail) {
        return of(403, "forbidden", "That is not allowed", detail);
    }

    public static ProblemException tooLarge(String detail) {
        return of(413, "request-entity-too-large", "The body is too large", detail);
    }

    /** Nothing is wrong with the request; the same one may work in a moment. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(
                ProblemDocument.of(503, "unavailable", "The service cannot do that now", detail),
                Map.of("Retry-After", "1"));
    }

    public ProblemDocument problem() {
        return problem;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
