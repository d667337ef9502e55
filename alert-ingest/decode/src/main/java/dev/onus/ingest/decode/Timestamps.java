package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Reads the times that products really send. A time that cannot be read is no time; it never fails an alert. */
public final class Timestamps {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final double MAX_SECONDS = 1e11;
    private static final double MAX_MILLIS = 1e14;
    private static final double MAX_MICROS = 1e17;
    private static final int LONGEST = 64;

    /** RFC 3339, with a space for the T, any number of fraction digits, and with any or no offset. */
    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' ']")
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter();

    private Timestamps() {}

    public static Optional<Instant> read(JsonNode node) {
        if (node.isNumber()) {
            return ofEpoch(node.asDouble());
        }
        return node.isTextual() ? read(node.textValue()) : Optional.empty();
    }

    /** A time without a zone counts as UTC. Placeholders such as 1970-01-01 and 0001-01-01 are no time. */
    public static Optional<Instant> read(String text) {
        String clean = text.strip();
        if (clean.isEmpty() || clean.length() > LONGEST) {
            return Optional.empty();
        }
        if (clean.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
            return ofDigits(clean);
        }
        try {
            TemporalAccessor parsed = LENIENT.parse(clean);
            boolean hasOffset = parsed.isSupported(ChronoField.OFFSET_SECONDS);
            Instant instant = hasOffset
                    ? OffsetDateTime.from(parsed).toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            return plausible(instant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> ofDigits(String digits) {
        try {
            return ofEpoch(Double.parseDouble(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Seconds, milliseconds, microseconds or nanoseconds: told apart by their size. */
    private static Optional<Instant> ofEpoch(double number) {
        if (!(number > 0) || Double.isInfinite(number)) {
            return Optional.empty();
        }
        double millis;
        if (number < MAX_SECONDS) {
            millis = number * 1e3;
        } else if (number < MAX_MILLIS) {
            millis = number;
        } else {
            millis = number < MAX_MICROS ? number / 1e3 : number / 1e6;
        }
        return plausible(Instant.ofEpochMilli((long) millis));
    }

    private static Optional<Instant> plausible(Instant instant) {
        return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? Optional.empty() : Optional.of(instant);
    }
}
