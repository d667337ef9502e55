package dev.onus.registry.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Moments and durations as a caller writes them in a query or a body. */
public final class AskedTime {
    private AskedTime() {}

    /** @param name of the field, for whoever wrote something else */
    public static Instant of(String name, @Nullable String text, Instant otherwise) {
        return text == null || text.isBlank() ? otherwise : of(name, text);
    }

    public static Instant of(String name, String text) {
        try {
            // The plus of an offset is a blank to whoever decodes a query.
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeParseException other) {
            throw ProblemException.misunderstood(
                    name,
                    "Expected " + name + " to be a time with its offset, as 2026-11-21T18:00:00Z, but got '" + text
                            + "'.");
        }
    }

    /** Longer than nothing. */
    public static Duration duration(String name, String text) {
        try {
            Duration duration = Duration.parse(text.strip());
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeException other) {
            throw ProblemException.misunderstood(
                    name, "Expected " + name + " to be a duration, as PT4H, but got '" + text + "'.");
        }
        throw ProblemException.misunderstood(
                name, "Expected " + name + " to be longer than nothing, but got " + text + ".");
    }
}
