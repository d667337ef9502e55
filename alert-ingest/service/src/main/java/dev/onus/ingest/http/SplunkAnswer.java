package dev.onus.ingest.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.onus.ingest.decode.IntakeJson;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What speakers of Splunk's HTTP Event Collector look for in an answer: {@code text} and {@code code}. */
enum SplunkAnswer {
    SUCCESS(0, "Success"),
    TOKEN_REQUIRED(2, "Token is required"),
    INVALID_AUTHORIZATION(3, "Invalid authorization"),
    INVALID_TOKEN(4, "Invalid token"),
    NO_DATA(5, "No data"),
    INVALID_DATA(6, "Invalid data format"),
    INTERNAL_ERROR(8, "Internal server error"),
    BUSY(9, "Server is busy"),
    ACKNOWLEDGEMENT_OFF(14, "ACK is disabled"),
    HEALTHY(17, "HEC is healthy"),
    UNHEALTHY(18, "HEC is unhealthy, queues are full"),
    TOO_LARGE(27, "Request entity too large");

    private static final String PATH = "/services/collector";
    private static final int SERVER_ERROR = 500;

    private final int code;
    private final String text;

    SplunkAnswer(int code, String text) {
        this.code = code;
        this.text = text;
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", text);
        fields.put("code", code);
        return fields;
    }

    /** The same refusal with Splunk's fields beside ours, where the address is Splunk's. */
    static HttpResponse<byte[]> on(HttpRequest<?> request, HttpResponse<byte[]> refused) {
        return request.getPath().startsWith(PATH) ? of(refused.code()).beside(refused) : refused;
    }

    HttpResponse<byte[]> beside(HttpResponse<byte[]> refused) {
        Map<String, Object> all = fields();
        Optional<byte[]> body = refused.getBody();
        try {
            if (body.isPresent()) {
                all.putAll(IntakeJson.MAPPER.readValue(body.get(), new TypeReference<Map<String, Object>>() {}));
            }
        } catch (IOException e) {
            throw new IllegalStateException("Expected our own problem to be JSON, but it is not.", e);
        }
        return refused.toMutableResponse().body(Problem.json(all));
    }

    private static SplunkAnswer of(int status) {
        return switch (status) {
            case 401 -> TOKEN_REQUIRED;
            case 403 -> INVALID_TOKEN;
            case 413 -> TOO_LARGE;
            case 503 -> BUSY;
            default -> status >= SERVER_ERROR ? INTERNAL_ERROR : INVALID_DATA;
        };
    }
}
