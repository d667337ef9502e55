package dev.onus.ingest.decode.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a syslog record: RFC 5424, or what RFC 3164 describes, with or without its priority.
 *
 * @param message what follows it
 */
record SyslogHeader(ObjectNode tree, String message) {
    /** A count of bytes before the record (RFC 6587, section 3.4.1) is passed over. */
    private static final String START = "(?:\\d{1,7} )?(?:<(?<priority>\\d{1,3})>)?";

    private static final Pattern RFC_5424 = Pattern.compile(START
            + "1 (?<time>\\d{4}-\\S{1,40}|-) (?<host>\\S{1,255}) (?<app>\\S{1,48}) (?<process>\\S{1,128}) (?<id>\\S{1,32}) ?"
            + "(?<data>-|(?:\\[[^\\]]{1,2000}\\]){1,20})? ?");
    private static final Pattern RFC_3164 = Pattern.compile(START
            + "(?<time>[A-Z][a-z]{2} {1,2}\\d{1,2} (?:\\d{4} )?\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?|\\d{4}-\\d{2}-\\d{2}T\\S{8,40})"
            + " (?:(?<host>[^\\s:\\[{]{1,255}) )?(?:(?<app>[\\w./-]{1,48})(?:\\[(?<process>\\d{1,10})])?: ?)?");
    private static final Pattern PRIORITY_ONLY = Pattern.compile("(?:\\d{1,7} )?<(?<priority>\\d{1,3})>");

    static Optional<SyslogHeader> of(String record) {
        for (Pattern pattern : List.of(RFC_5424, RFC_3164, PRIORITY_ONLY)) {
            Matcher matcher = pattern.matcher(record);
            if (matcher.lookingAt()) {
                ObjectNode tree = JsonNodeFactory.instance.objectNode();
                for (String group : List.of("priority", "time", "host", "app", "process", "id", "data")) {
                    Optional.ofNullable(matcher.namedGroups().containsKey(group) ? matcher.group(group) : null)
                            .filter(value -> !value.equals("-"))
                            .ifPresent(value -> tree.put(group, value));
                }
                return Optional.of(
                        new SyslogHeader(tree, record.substring(matcher.end()).strip()));
            }
        }
        return Optional.empty();
    }
}
