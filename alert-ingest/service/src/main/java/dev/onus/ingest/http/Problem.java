package dev.onus.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onus.ingest.decode.IntakeJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Errors as {@code application/problem+json} (RFC 9457): what was expected, what came, which field. */
final class Problem {
    private static final MediaType TYPE = MediaType.of("application/problem+json");
    private static final String RETRY_SECONDS = "2";

    private Problem() {}

    static HttpResponse<byte[]> of(HttpStatus status, String type, String title, String detail) {
        return of(status, type, title, detail, Map.of());
    }

    static HttpResponse<byte[]> of(
            HttpStatus status, String type, String title, String detail, Map<String, Object> more) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:onus:problem:" + type);
        problem.put("title", title);
        problem.put("status", status.getCode());
        problem.put("detail", detail);
        problem.putAll(more);
        MutableHttpResponse<byte[]> response =
                HttpResponse.<byte[]>status(status).body(json(problem)).contentType(TYPE);
        if (status == HttpStatus.UNAUTHORIZED) {
            response.header("WWW-Authenticate", "Bearer realm=\"onus\"");
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header("Retry-After", RETRY_SECONDS);
        }
        return response;
    }

    static HttpResponse<byte[]> unauthorized(String detail) {
        return of(HttpStatus.UNAUTHORIZED, "unauthorized", "Nobody knows who is calling", detail);
    }

    static HttpResponse<byte[]> forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, "forbidden", "The token may not do this", detail);
    }

    static HttpResponse<byte[]> badRequest(String detail, List<Map<String, Object>> errors) {
        Map<String, Object> more = errors.isEmpty() ? Map.of() : Map.of("errors", errors);
        return of(HttpStatus.BAD_REQUEST, "bad-request", "Nothing of it was taken", detail, more);
    }

    static HttpResponse<byte[]> tooLarge(String detail) {
        return of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "It is too large", detail);
    }

    static HttpResponse<byte[]> unavailable(String detail) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Nothing was taken; try again", detail);
    }

    static byte[] json(Object value) {
        try {
            return IntakeJson.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected an answer that can be written as JSON, but it cannot.", e);
        }
    }
}
