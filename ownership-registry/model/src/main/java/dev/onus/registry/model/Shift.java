package dev.onus.registry.model;

import java.time.Instant;

/**
 * One person on call for a stretch of time, as it is when layers and overrides have been worked out.
 *
 * @param layer the layer's name, or {@code override}
 * @param from included
 * @param until not included
 */
public record Shift(String person, String layer, Instant from, Instant until) {
    public Shift {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("Expected a shift to end after it begins.");
        }
    }

    public boolean contains(Instant instant) {
        return !from.isAfter(instant) && instant.isBefore(until);
    }

    Shift until(Instant end) {
        return new Shift(person, layer, from, end);
    }
}
