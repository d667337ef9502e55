package dev.onus.ingest.http;

import dev.onus.ingest.publish.TraceParent;
import dev.onus.vocabulary.StableHash;
import io.micronaut.http.HttpRequest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the headers of a request say about its delivery. */
final class IntakeHeaders {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 16;
    private static final int LONGEST_DELIVERY = 512;
    private static final List<String> DELIVERY = List.of("x-github-delivery", "idempotency-key", "webhook-id");

    private IntakeHeaders() {}

    static Map<String, String> of(HttpRequest<?> request) {
        Map<String, String> headers = new HashMap<>();
        request.getHeaders().forEach((name, values) -> {
            if (!values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
            }
        });
        return headers;
    }

    /** The vendor's id of the event, or the caller's key; else the random one, which only the receipt knows. */
    static String delivery(Map<String, String> headers, String random) {
        return DELIVERY.stream()
                .map(headers::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(value -> value.length() <= LONGEST_DELIVERY ? value : StableHash.of("long-delivery", value))
                .orElse(random);
    }

    static Optional<String> traceId(Map<String, String> headers) {
        return TraceParent.traceId(headers.get("traceparent"));
    }

    static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
