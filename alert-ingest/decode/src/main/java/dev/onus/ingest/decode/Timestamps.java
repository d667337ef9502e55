package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the times that products really send. A time that cannot be read is no time; it never fails an alert.
 * Placeholders such as 0001-01-01, 1970-01-01 and 9999-12-31 are no time either.
 */
public final class Timestamps {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final double MAX_SECONDS = 1e11;
    private static final double MAX_MILLIS = 1e14;
    private static final double MAX_MICROS = 1e17;
    private static final int LONGEST = 100;
    private static final double NANOS = 1e9;

    private Timestamps() {}

    /** A time without a zone counts as UTC. */
    public static Optional<Instant> read(JsonNode node) {
        return read(node, ZoneOffset.UTC);
    }

    /**
     * Text, an epoch in any unit, or protobuf's {@code {"seconds":…,"nanos":…}}.
     *
     * @param zone of a time that names none
     */
    public static Optional<Instant> read(JsonNode node, ZoneId zone) {
        if (node.isNumber()) {
            return ofEpoch(node.asDouble());
        }
        if (node.isObject() && node.has("seconds")) {
            double seconds =
                    node.path("seconds").asDouble() + node.path("nanos").asDouble() / NANOS;
            return ofEpoch(seconds);
        }
        return node.isTextual() ? read(node.textValue(), zone) : Optional.empty();
    }

    /** A time without a zone counts as UTC. */
    public static Optional<Instant> read(String text) {
        return read(text, ZoneOffset.UTC);
    }

    public static Optional<Instant> read(String text, ZoneId zone) {
        return read(text, zone, Optional.empty());
    }

    /**
     * @param near a time close to it, from which it takes its year when it has none, as in syslog (RFC 3164, section
     *     4.1.2); without one such a time is no time
     */
    public static Optional<Instant> read(String text, ZoneId zone, Optional<Instant> near) {
        String clean = text.strip();
        if (clean.isEmpty() || clean.length() > LONGEST) {
            return Optional.empty();
        }
        if (isNumber(clean)) {
            return ofDigits(clean);
        }
        return WrittenTimes.read(clean, zone, near).flatMap(Timestamps::plausible);
    }

    /** The zone that a source's record gives for times without one; UTC when it gives none, or none that there is. */
    public static ZoneId zone(Optional<String> given) {
        try {
            return given.map(name -> ZoneId.of(name.strip(), ZoneId.SHORT_IDS)).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == 'E' || c == 'e' || c == '+');
    }

    private static Optional<Instant> ofDigits(String digits) {
        try {
            return ofEpoch(Double.parseDouble(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Seconds, milliseconds, microseconds or nanoseconds: told apart by their size, whatever a vendor's page says. */
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
