package dev.onus.notifier.channel.rest;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads requests in the forms that vendors take. */
public final class Requests {
    private Requests() {}

    /** Of a form or a query. */
    public static Map<String, List<String>> fields(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String field : encoded.split("&")) {
            if (!field.isEmpty()) {
                int equals = field.indexOf('=');
                fields.computeIfAbsent(decoded(field.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    public static Map<String, List<String>> query(HttpExchange exchange) {
        return fields(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    }

    /** The only value of a field, empty when it is not there. */
    public static String one(Map<String, List<String>> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of(""));
        if (values.size() != 1) {
            throw new AssertionError("Expected one " + name + ", but got " + values);
        }
        return values.getFirst();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
