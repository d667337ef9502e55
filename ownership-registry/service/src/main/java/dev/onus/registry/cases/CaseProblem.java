package dev.onus.registry.cases;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Locale;
import java.util.Map;

/** What went wrong, as {@code application/problem+json} (RFC 9457). */
public final class CaseProblem {
    private static final MediaType PROBLEM = MediaType.of("application/problem+json");

    private CaseProblem() {}

    /** @param more extension members of the problem (RFC 9457, section 3.2) */
    public static MutableHttpResponse<Map<String, Object>> of(
            HttpStatus status, String detail, Map<String, Object> more) {
        Shape problem = Shape.of()
                .with(
                        "type",
                        "urn:onus:problem:"
                                + status.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("title", status.getReason())
                .with("status", status.getCode())
                .with("detail", detail);
        more.forEach(problem::with);
        return HttpResponse.<Map<String, Object>>status(status)
                .contentType(PROBLEM)
                .body(problem.json());
    }

    public static MutableHttpResponse<Map<String, Object>> of(HttpStatus status, String detail) {
        return of(status, detail, Map.of());
    }

    public static MutableHttpResponse<Map<String, Object>> noSuchCase(String caseId) {
        return of(HttpStatus.NOT_FOUND, "Expected a case that exists, but there is none with the id '" + caseId + "'.");
    }
}
