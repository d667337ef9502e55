package dev.onus.notifier.channel.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fields of a form in their order; one may come several times. */
public final class FormBody {
    private final List<String> fields = new ArrayList<>();

    public FormBody with(String name, String value) {
        fields.add(encoded(name) + "=" + encoded(value));
        return this;
    }

    /** As {@code application/x-www-form-urlencoded}, which is the form of a query as well. */
    public String text() {
        return String.join("&", fields);
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
