package dev.onus.registry.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** How the moments and spans of a silence read in a page, whose reader has no calculator at hand. */
final class SilenceWords {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SilenceWords() {}

    /** {@code 2026-11-21 12:01:00 UTC}. */
    static String moment(Instant at) {
        return SECONDS.format(at);
    }

    /** {@code 1 hour 30 minutes}; what is less than a second is not said. */
    static String span(Duration span) {
        StringJoiner parts = new StringJoiner(" ");
        add(parts, span.toDaysPart(), "day");
        add(parts, span.toHoursPart(), "hour");
        add(parts, span.toMinutesPart(), "minute");
        add(parts, span.toSecondsPart(), "second");
        return parts.length() == 0 ? "less than a second" : parts.toString();
    }

    private static void add(StringJoiner parts, long count, String unit) {
        if (count != 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
