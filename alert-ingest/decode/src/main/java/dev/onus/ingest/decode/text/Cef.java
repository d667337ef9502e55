package dev.onus.ingest.decode.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ArcSight's Common Event Format, read as tolerantly as its senders write it: fields may be missing, {@code =} and
 * {@code |} may stand in a value without an escape.
 */
final class Cef {
    private static final Pattern START = Pattern.compile("(?:^|[\\s\\]:>\"'])(CEF:\\s?(\\d{1,3}(?:\\.\\d{1,3})?)\\|)");
    private static final List<String> HEADER =
            List.of("vendor", "product", "productVersion", "eventClassId", "name", "severity");
    /** A record does not begin further behind the start of its line. */
    private static final int LONGEST_PREFIX = 2_000;

    private Cef() {}

    /** Empty when it is no CEF. */
    static Optional<ObjectNode> read(String record) {
        if (record.indexOf("CEF:") < 0) {
            return Optional.empty();
        }
        Matcher start = START.matcher(record);
        start.region(0, Math.min(record.length(), LONGEST_PREFIX));
        if (!start.find()) {
            return Optional.empty();
        }
        ObjectNode cef = JsonNodeFactory.instance.objectNode().put("version", start.group(2));
        int at = start.end();
        for (String name : HEADER) {
            int end = endOfField(record, at);
            cef.put(name, unescaped(record.substring(Math.min(at, record.length()), end)));
            at = end + 1;
        }
        String extension = at < record.length() ? record.substring(at) : "";
        cef.set("extension", Extension.of(extension));
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        TextRecords.header(record.substring(0, start.start(1)), tree);
        tree.set("cef", cef);
        return Optional.of(tree);
    }

    private static int endOfField(String record, int from) {
        int at = from;
        while (at < record.length() && record.charAt(at) != '|') {
            at += record.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, record.length());
    }

    /** A backslash that escapes nothing stays. */
    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text.strip();
        }
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            boolean escapes = c == '\\' && "\\|=nr".indexOf(next) >= 0;
            if (escapes) {
                plain.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                plain.append(c);
            }
            at += escapes ? 2 : 1;
        }
        return plain.toString().strip();
    }
}
