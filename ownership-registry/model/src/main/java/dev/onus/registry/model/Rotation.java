package dev.onus.registry.model;

import java.time.LocalDate;

/**
 * How long a turn lasts and when it ends.
 *
 * <p>Turns of days, weeks and months change at the same local time all year, so that one that holds a clock change is an
 * hour longer or shorter. Turns of hours and minutes all have the same real length, so that their local times move with
 * the clocks.
 *
 * @param interval units in a turn, from 1
 * @param anchor a day in the first group's turn; the turns go on before and after it for ever. By month its day of the
 *     month is the day of each hand-off, or the month's last where that month has no such day. By hour and minute a turn
 *     of the first group begins on it, at the hand-off's time
 */
public record Rotation(RotationUnit unit, int interval, LocalDate anchor, Handoff handoff) {
    public static final int MAX_INTERVAL = 1000;

    public Rotation {
        if (interval < 1 || interval > MAX_INTERVAL) {
            throw new IllegalArgumentException("Expected an interval from 1 to " + MAX_INTERVAL + ".");
        }
    }
}
