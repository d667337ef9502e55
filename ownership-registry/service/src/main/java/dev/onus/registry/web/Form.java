package dev.onus.registry.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a posted form (WHATWG URL, application/x-www-form-urlencoded). */
record Form(Map<String, List<String>> fields) {
    private static final int MOST_FIELDS = 50;

    static Form read(@Nullable String body) {
        return new Form(body == null ? Map.of() : new QueryStringDecoder(body, UTF_8, false, MOST_FIELDS).parameters());
    }

    /** Empty where the field is missing or blank. */
    Optional<String> text(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    Optional<Long> number(String name) {
        return text(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
    }
}
