package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
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

    /**
     * Text, an epoch in any unit, or protobuf's {@code {"seconds":…,"nanos":…}}. A time without a zone is in that of the
     * source, else in UTC, which the alert says then.
     */
    public static Optional<Instant> read(JsonNode node) {
        if (node.isNumber()) {
            return ofEpoch(node.asDouble());
        }
        if (node.isObject() && node.has("seconds")) {
            double seconds =
                    node.path("seconds").asDouble() + node.path("nanos").asDouble() / NANOS;
            return ofEpoch(seconds);
        }
        return node.isTextual() ? read(node.textValue()) : Optional.empty();
    }

    public static Optional<Instant> read(String text) {
        return read(text, Optional.empty(), Optional.empty());
    }

    /**
     * @param zone what else says the zone of a time that names none
     * @param near a time close to it, from which it takes its year when it has none, as in syslog (RFC 3164, section
     *     4.1.2); without one such a time is no time
     */
    public static Optional<Instant> read(String text, Optional<ZoneId> zone, Optional<Instant> near) {
        String clean = text.strip();
        if (clean.isEmpty() || clean.length() > LONGEST) {
            return Optional.empty();
        }
        if (isNumber(clean)) {
            return ofDigits(clean);
        }
        return IsoTimes.read(clean).or(() -> WrittenTimes.read(clean, near)).flatMap(written -> {
            Optional<Instant> read = plausible(written.in(zone.orElseGet(TimeReading::zone)));
            if (written.zone().isEmpty() && zone.isEmpty()) {
                read.ifPresent(TimeReading::assumed);
            }
            return read;
        });
    }

    /** The zone of a name; empty when it is none. */
    public static Optional<ZoneId> zone(Optional<String> name) {
        try {
            return name.map(text -> ZoneId.of(text.strip(), ZoneId.SHORT_IDS));
        } catch (DateTimeException e) {
            return Optional.empty();
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
