package dev.onus.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Times as a person counts them: the two largest units. */
final class Ages {
    private static final String NONE = "-";
    private static final int MINUTES = "2026-12-01T09:00".length();

    private Ages() {}

    static String since(String instant, Instant now) {
        return between(instant, now, false);
    }

    /** A deadline that has passed is shown as due. */
    static String until(String instant, Instant now) {
        return between(instant, now, true);
    }

    private static String between(String text, Instant now, boolean ahead) {
        try {
            Instant instant = Instant.parse(text);
            Duration duration = ahead ? Duration.between(now, instant) : Duration.between(instant, now);
            return duration.isNegative() ? (ahead ? "due" : "0s") : of(duration);
        } catch (DateTimeParseException e) {
            return NONE;
        }
    }

    /** In UTC, to the minute. */
    static String minutes(String instant) {
        return instant.length() <= MINUTES ? instant : instant.substring(0, MINUTES) + "Z";
    }

    static String of(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d" + duration.toHoursPart() + "h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h" + duration.toMinutesPart() + "m";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + "m" + duration.toSecondsPart() + "s"
                : duration.toSeconds() + "s";
    }
}
