package dev.onus.registry.model;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When one turn ends and the next begins, in the layer's zone.
 *
 * @param day for rotations by week; left out: the anchor's day of the week. It has no meaning for other rotations
 */
public record Handoff(Optional<DayOfWeek> day, LocalTime time) {
    /** When no time is written, a turn changes at midnight. */
    public static final Handoff MIDNIGHT = new Handoff(Optional.empty(), LocalTime.MIDNIGHT);
}
