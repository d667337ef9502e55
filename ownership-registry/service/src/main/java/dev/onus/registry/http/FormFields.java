package dev.onus.registry.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fields of a form or a query (WHATWG URL, application/x-www-form-urlencoded). */
record FormFields(Map<String, List<String>> all) {
    /** Vendors send some thirty; what is cut off here fails its signature. */
    private static final int MOST = 200;

    static FormFields read(String text) {
        return new FormFields(new QueryStringDecoder(text, UTF_8, false, MOST).parameters());
    }

    /** Empty where the field is missing or blank. */
    Optional<String> text(String name) {
        return all.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
