package dev.onus.ingest.decode.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * A record of text as a tree: {@code {"cef":{…}}} or {@code {"leef":{…}}}, with {@code "syslog":{…}} for the header
 * before it; {@code {"text":…}} when nothing is known of it.
 */
public final class TextRecords {
    public static final String TEXT = "text";
    static final String SYSLOG = "syslog";
    private static final Set<String> OF_PLAIN = Set.of(TEXT, SYSLOG, "hec");

    private TextRecords() {}

    /** Empty when it has neither a format nor a syslog header. */
    public static Optional<ObjectNode> known(String record) {
        Optional<ObjectNode> structured = Cef.read(record).or(() -> Leef.read(record));
        return structured.or(() -> SyslogHeader.of(record).map(header -> {
            ObjectNode tree = plain(header.message());
            tree.set(SYSLOG, header.tree());
            return tree;
        }));
    }

    public static ObjectNode plain(String text) {
        return JsonNodeFactory.instance.objectNode().put(TEXT, text);
    }

    /** Whether nothing but its text is known. */
    public static boolean isPlain(JsonNode tree) {
        if (!tree.path(TEXT).isTextual()) {
            return false;
        }
        return tree.propertyStream().allMatch(field -> OF_PLAIN.contains(field.getKey()));
    }

    /** Whether it can be shown: no bytes that are no characters, and no control characters. */
    public static boolean isReadable(String text) {
        return text.chars()
                .noneMatch(c -> c == 0xFFFD || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'));
    }

    /** The header before a record of another format, when there is one. */
    static void header(String before, ObjectNode tree) {
        if (!before.isBlank()) {
            ObjectNode header = SyslogHeader.of(before.strip() + " ")
                    .map(SyslogHeader::tree)
                    .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("header", before.strip()));
            tree.set(SYSLOG, header);
        }
    }
}
