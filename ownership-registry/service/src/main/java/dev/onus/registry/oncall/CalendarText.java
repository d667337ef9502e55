package dev.onus.registry.oncall;

import java.nio.charset.StandardCharsets;

/** Writes iCalendar (RFC 5545): lines of at most 75 octets, ends of lines, and texts with their signs escaped. */
final class CalendarText {
    static final String MEDIA_TYPE = "text/calendar";
    private static final int MOST_OCTETS = 75;
    private static final String END = "\r\n";

    private final StringBuilder text = new StringBuilder();

    /** A line whose value is no free text. */
    CalendarText line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A line of free text (RFC 5545, 3.3.11). */
    CalendarText text(String name, String value) {
        return line(
                name,
                value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\r", "")
                        .replace("\n", "\\n"));
    }

    /** Between code points, because half of one is none. */
    private void fold(String line) {
        int octets = 0;
        for (int index = 0; index < line.length(); ) {
            int point = line.codePointAt(index);
            int size = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                text.append(END).append(' ');
                octets = 1;
            }
            text.appendCodePoint(point);
            octets += size;
            index += Character.charCount(point);
        }
        text.append(END);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
