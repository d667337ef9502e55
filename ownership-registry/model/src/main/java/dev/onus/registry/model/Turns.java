package dev.onus.registry.model;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The turns of a rotation, numbered from the one that holds the anchor day, which is 0; earlier ones are negative. Each
 * begins no later than the one before it ends, so that there is no hole between two.
 */
interface Turns {
    static Turns of(Rotation rotation, ZoneId zone) {
        return rotation.unit()
                .length()
                .<Turns>map(unit -> ElapsedTurns.of(rotation, unit, zone))
                .orElseGet(() -> new CalendarTurns(rotation, zone));
    }

    /** One that has ended by this instant, or is under way, with none that is under way before it; cheap to find. */
    long notAfter(Instant instant);

    /** Included. */
    Instant start(long turn);

    /** Not included. */
    Instant end(long turn);
}
