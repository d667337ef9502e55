package dev.onus.registry.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fields of a form or a query (WHATWG URL, application/x-www-form-urlencoded). */
public record FormFields(Map<String, List<String>> all) {
    /** Vendors send some thirty; what is cut off here fails its signature. */
    private static final int MOST = 200;

    public static FormFields read(@Nullable String text) {
        return new FormFields(text == null ? Map.of() : new QueryStringDecoder(text, UTF_8, false, MOST).parameters());
    }

    /** Empty where the field is missing or blank. */
    public Optional<String> text(String name) {
        return all.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    public Optional<Long> number(String name) {
        return text(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
    }
}
