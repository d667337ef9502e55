package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be said of the times that the decoding of one item reads: every format reads times, and none is to forget to
 * say that one named no zone. Whatever is said, the time stays as it was read, and no clock goes by it.
 */
final class TimeReading {
    /** The attribute that says it: {@code no-zone}, {@code future}, {@code old}, or several. */
    static final String ATTRIBUTE = "onus.time";

    /** Clocks of senders go wrong by less; a time that is further ahead of its receipt is remarkable. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    /** A finding that began longer ago is remarkable. */
    static final Duration HORIZON = Duration.ofDays(730);

    private static final ScopedValue<TimeReading> CURRENT = ScopedValue.newInstance();

    private final Optional<ZoneId> zone;
    private final Set<Instant> withoutZone = new HashSet<>();

    private TimeReading(Optional<ZoneId> zone) {
        this.zone = zone;
    }

    /**
     * @param options whose {@code zone} in the context is that of times without one
     * @param item of which Panther has made all times UTC, when Panther keeps it
     */
    static TimeReading of(SourceOptions options, JsonNode item) {
        return new TimeReading(
                PantherLogTypes.of(item).isPresent()
                        ? Optional.of(ZoneOffset.UTC)
                        : Timestamps.zone(Optional.ofNullable(options.context().get("zone"))));
    }

    <T> T during(ScopedValue.CallableOp<T, RuntimeException> decoding) {
        return ScopedValue.where(CURRENT, this).call(decoding);
    }

    /** Of a time that names none: the source's, else UTC. */
    static ZoneId zone() {
        return CURRENT.isBound() ? CURRENT.get().zone.orElse(ZoneOffset.UTC) : ZoneOffset.UTC;
    }

    /** A time of which nobody knows the zone was taken for UTC. */
    static void assumed(Instant instant) {
        if (CURRENT.isBound() && CURRENT.get().zone.isEmpty()) {
            CURRENT.get().withoutZone.add(instant);
        }
    }

    /** @param received empty when nobody knows: then nothing is far from it */
    Alert said(Alert alert, Optional<Instant> received) {
        if (alert.occurredAt().isEmpty()) {
            return alert;
        }
        Instant occurred = alert.occurredAt().get();
        List<String> words = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        if (withoutZone.contains(occurred)) {
            words.add("no-zone");
            sentences.add("Its time names no zone and is read as UTC; the context of its source can name the zone.");
        }
        if (received.filter(at -> occurred.isAfter(at.plus(AHEAD))).isPresent()) {
            words.add("future");
            sentences.add("Its time is more than " + AHEAD.toMinutes() + " minutes after it was received.");
        }
        if (received.filter(at -> occurred.isBefore(at.minus(HORIZON))).isPresent()) {
            words.add("old");
            sentences.add("Its time is more than " + HORIZON.toDays() + " days before it was received.");
        }
        return words.isEmpty() ? alert : alert.withNotes(ATTRIBUTE, String.join(", ", words), sentences);
    }
}
