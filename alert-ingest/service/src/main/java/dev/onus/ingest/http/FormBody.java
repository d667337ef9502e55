package dev.onus.ingest.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Webhooks that travel as a form with one field {@code payload}, as GitHub's and Slack's can. What has another form's
 * type is taken as it is: many tools call any body a form when nobody says otherwise.
 */
final class FormBody {
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final byte[] FIELD = "payload=".getBytes(StandardCharsets.US_ASCII);

    private FormBody() {}

    /** The content of the field; the body itself when it is no such form. */
    static byte[] payload(byte[] body, Map<String, String> headers) {
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (!type.startsWith(TYPE) || !begins(body)) {
            return body;
        }
        String text = new String(body, FIELD.length, body.length - FIELD.length, StandardCharsets.US_ASCII);
        int end = text.indexOf('&');
        try {
            return URLDecoder.decode(end < 0 ? text : text.substring(0, end), StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return body;
        }
    }

    private static boolean begins(byte[] body) {
        for (int i = 0; i < FIELD.length; i++) {
            if (body.length <= i || body[i] != FIELD[i]) {
                return false;
            }
        }
        return true;
    }
}
