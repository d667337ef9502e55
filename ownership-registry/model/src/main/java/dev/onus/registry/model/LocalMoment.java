package dev.onus.registry.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * Which instants a local time names. A time that a clock change skips is the first valid instant after it; a time that
 * happens twice is two instants, and who uses them decides which: what begins takes the first and what ends the second,
 * so that a clock change never leaves a hole.
 */
final class LocalMoment {
    private LocalMoment() {}

    static Instant first(LocalDateTime local, ZoneId zone) {
        return at(local, zone, true);
    }

    static Instant last(LocalDateTime local, ZoneId zone) {
        return at(local, zone, false);
    }

    private static Instant at(LocalDateTime local, ZoneId zone, boolean first) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return Objects.requireNonNull(zone.getRules().getTransition(local)).getInstant();
        }
        return local.toInstant(first ? offsets.getFirst() : offsets.getLast());
    }
}
