package dev.onus.registry.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * The turns of a rotation, numbered from the one that holds the anchor day, which is 0; earlier ones are negative.
 * Lengths are counted in local days, so a turn that crosses a clock change is an hour longer or shorter.
 */
final class Turns {
    /** Zone offsets and skipped days move a turn by less than this many turns of one day. */
    private static final int SLACK = 2;

    private final Rotation rotation;
    private final ZoneId zone;
    private final LocalDate firstDay;
    private final long daysPerTurn;

    Turns(Rotation rotation, ZoneId zone) {
        this.rotation = rotation;
        this.zone = zone;
        boolean weekly = rotation.unit() == RotationUnit.WEEK;
        DayOfWeek day = rotation.handoff().day().orElse(rotation.anchor().getDayOfWeek());
        this.firstDay = weekly ? rotation.anchor().with(TemporalAdjusters.previousOrSame(day)) : rotation.anchor();
        this.daysPerTurn = (weekly ? 7L : 1L) * rotation.interval();
    }

    /** The turns that are under way: one, and two while a hand-off's hour happens twice. */
    List<Long> at(Instant instant) {
        List<Long> turns = new ArrayList<>(2);
        long near = near(instant);
        for (long turn = near - SLACK; turn <= near + SLACK; turn++) {
            if (!start(turn).isAfter(instant) && instant.isBefore(end(turn))) {
                turns.add(turn);
            }
        }
        return turns;
    }

    /** Every beginning and end of a turn after {@code from}, up to and with {@code to}. */
    List<Instant> changes(Instant from, Instant to) {
        List<Instant> changes = new ArrayList<>();
        for (long turn = near(from) - SLACK; !start(turn).isAfter(to); turn++) {
            addWithin(changes, start(turn), from, to);
            addWithin(changes, end(turn), from, to);
        }
        return changes;
    }

    Instant start(long turn) {
        return LocalMoment.first(handoff(turn), zone);
    }

    Instant end(long turn) {
        return LocalMoment.last(handoff(turn + 1), zone);
    }

    private long near(Instant instant) {
        LocalDate today = instant.atZone(zone).toLocalDate();
        return Math.floorDiv(ChronoUnit.DAYS.between(firstDay, today), daysPerTurn);
    }

    private LocalDateTime handoff(long turn) {
        return firstDay.plusDays(turn * daysPerTurn).atTime(rotation.handoff().time());
    }

    private static void addWithin(List<Instant> changes, Instant change, Instant from, Instant to) {
        if (change.isAfter(from) && !change.isAfter(to)) {
            changes.add(change);
        }
    }
}
