package dev.onus.ingest.decode.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * QRadar's Log Event Extended Format, 1.0 and 2.0. Attributes are divided by a tab or by what the header of 2.0 says; a
 * record that has neither is read like CEF, by its spaces.
 */
final class Leef {
    private static final Pattern START = Pattern.compile("(?:^|[\\s\\]:>\"'])(LEEF:\\s?([12](?:\\.\\d)?)\\|)");
    private static final List<String> HEADER = List.of("vendor", "product", "productVersion", "eventId");
    private static final Pattern HEX = Pattern.compile("(?i)(?:0?x)([0-9a-f]{1,4})");
    private static final int LONGEST_PREFIX = 2_000;
    private static final int LONGEST_DELIMITER = 6;
    private static final int RADIX = 16;

    private Leef() {}

    /** Empty when it is no LEEF. */
    static Optional<ObjectNode> read(String record) {
        if (record.indexOf("LEEF:") < 0) {
            return Optional.empty();
        }
        Matcher start = START.matcher(record);
        start.region(0, Math.min(record.length(), LONGEST_PREFIX));
        if (!start.find()) {
            return Optional.empty();
        }
        ObjectNode leef = JsonNodeFactory.instance.objectNode().put("version", start.group(2));
        String rest = record.substring(start.end());
        for (String name : HEADER) {
            int end = rest.indexOf('|');
            leef.put(name, (end < 0 ? rest : rest.substring(0, end)).strip());
            rest = end < 0 ? "" : rest.substring(end + 1);
        }
        String delimiter = "\t";
        int end = rest.indexOf('|');
        if (start.group(2).startsWith("2") && end >= 0 && end <= LONGEST_DELIMITER && rest.indexOf('=') != 0) {
            String given = rest.substring(0, end);
            if (given.indexOf('=') < 0 || given.length() == 1) {
                delimiter = delimiter(given);
                rest = rest.substring(end + 1);
            }
        }
        leef.set("attributes", attributes(rest, delimiter));
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        TextRecords.header(record.substring(0, start.start(1)), tree);
        tree.set("leef", leef);
        return Optional.of(tree);
    }

    /** A character, or its number in hex. */
    private static String delimiter(String given) {
        Matcher hex = HEX.matcher(given);
        if (hex.matches()) {
            return Character.toString(Integer.parseInt(hex.group(1), RADIX));
        }
        return given.isEmpty() ? "\t" : given;
    }

    private static ObjectNode attributes(String text, String delimiter) {
        if (!text.contains(delimiter)) {
            return Extension.of(text);
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String part : text.split(Pattern.quote(delimiter))) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                fields.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return fields;
    }
}
