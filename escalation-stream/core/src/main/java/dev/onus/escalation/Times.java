package dev.onus.escalation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants in sentences: to the second and with their zone, as people read them aloud. */
final class Times {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** An instant as an answer writes it; empty for anything else. */
    static Optional<Instant> find(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    static String words(Instant instant) {
        return WORDS.format(instant);
    }
}
