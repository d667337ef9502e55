package dev.onus.registry.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Turns that all have the same real length, whatever the clocks do: nobody works a shift of an hour that lasts two.
 *
 * @param anchor when turn 0 begins
 */
record ElapsedTurns(Instant anchor, Duration length) implements Turns {
    static ElapsedTurns of(Rotation rotation, Duration unit, ZoneId zone) {
        return new ElapsedTurns(
                LocalMoment.first(rotation.anchor().atTime(rotation.handoff().time()), zone),
                unit.multipliedBy(rotation.interval()));
    }

    @Override
    public long notAfter(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond() - anchor.getEpochSecond(), length.toSeconds()) - 1;
    }

    @Override
    public Instant start(long turn) {
        return anchor.plusSeconds(Math.multiplyExact(turn, length.toSeconds()));
    }

    @Override
    public Instant end(long turn) {
        return start(turn + 1);
    }
}
