package dev.onus.escalation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants in sentences: to the second and with their zone, as people read them aloud. */
final class Times {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** An instant as an answer writes it, to the millisecond as a case is kept; empty for anything else. */
    static Optional<Instant> find(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse).map(found -> found.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** Whole days as days, anything else as it is written in a record. */
    static String words(Duration duration) {
        long days = duration.toDays();
        return Duration.ofDays(days).equals(duration) ? days + (days == 1 ? " day" : " days") : duration.toString();
    }

    static String words(Instant instant) {
        return WORDS.format(instant);
    }
}
