package dev.onus.registry.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Turns of days, weeks and months: they are counted on the calendar, so that hand-offs stay at one time of day. */
final class CalendarTurns implements Turns {
    /** Zone offsets and skipped days move a turn by less than this many turns of one day. */
    private static final int SLACK = 2;

    private static final long DAYS_OF_A_WEEK = 7;

    private final ZoneId zone;
    private final Rotation rotation;
    private final LocalDate firstDay;

    CalendarTurns(Rotation rotation, ZoneId zone) {
        this.zone = zone;
        this.rotation = rotation;
        this.firstDay = firstDay(rotation);
    }

    @Override
    public long notAfter(Instant instant) {
        LocalDate today = instant.atZone(zone).toLocalDate();
        long units = rotation.unit() == RotationUnit.MONTH
                ? today.getLong(ChronoField.PROLEPTIC_MONTH) - firstDay.getLong(ChronoField.PROLEPTIC_MONTH)
                : Math.floorDiv(ChronoUnit.DAYS.between(firstDay, today), daysOfUnit());
        return Math.floorDiv(units, rotation.interval()) - SLACK;
    }

    @Override
    public Instant start(long turn) {
        return LocalMoment.first(handoff(turn), zone);
    }

    @Override
    public Instant end(long turn) {
        return LocalMoment.last(handoff(turn + 1), zone);
    }

    private LocalDateTime handoff(long turn) {
        return day(turn * rotation.interval()).atTime(rotation.handoff().time());
    }

    /** Months are counted from the first day each time, so that the 31st does not become the 28th for ever. */
    private LocalDate day(long units) {
        return rotation.unit() == RotationUnit.MONTH
                ? firstDay.plusMonths(units)
                : firstDay.plusDays(units * daysOfUnit());
    }

    private long daysOfUnit() {
        return rotation.unit() == RotationUnit.WEEK ? DAYS_OF_A_WEEK : 1;
    }

    private static LocalDate firstDay(Rotation rotation) {
        LocalDate anchor = rotation.anchor();
        if (rotation.unit() != RotationUnit.WEEK) {
            return anchor;
        }
        DayOfWeek day = rotation.handoff().day().orElse(anchor.getDayOfWeek());
        return anchor.with(TemporalAdjusters.previousOrSame(day));
    }
}
