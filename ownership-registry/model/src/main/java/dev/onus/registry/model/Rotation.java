package dev.onus.registry.model;

import java.time.LocalDate;

/**
 * How long a turn lasts and when it ends.
 *
 * @param interval units in a turn, from 1
 * @param anchor a day in the first group's turn; the turns go on before and after it for ever
 */
public record Rotation(RotationUnit unit, int interval, LocalDate anchor, Handoff handoff) {
    public static final int MAX_INTERVAL = 1000;

    public Rotation {
        if (interval < 1 || interval > MAX_INTERVAL) {
            throw new IllegalArgumentException("Expected an interval from 1 to " + MAX_INTERVAL + ".");
        }
    }
}
