package dev.onus.registry.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who is on call at an instant, in a schedule's own zone.
 *
 * <p>A later layer lies on top of the earlier ones; it lets them show through only where its turn is an empty group.
 * Overrides come last, in the order they are written. Around a clock change nobody is missing: a hand-off at a time that
 * does not exist happens at the first valid instant, and while one happens twice both sides are on call.
 */
public final class OnCall {
    /** What stands in for the layer's name when an override put somebody on call. */
    public static final String OVERRIDE = "override";

    private final Schedule schedule;
    private final List<Turns> turns;
    private final List<Stretch> stretches;

    /** An override that has not ended yet; those of years past cost nothing. */
    private record Stretch(ScheduleOverride override, Instant starts, Instant ends) {}

    private OnCall(Schedule schedule, Instant earliest) {
        ZoneId zone = schedule.timeZone();
        this.schedule = schedule;
        this.turns = schedule.layers().stream()
                .map(layer -> new Turns(layer.rotation(), zone))
                .toList();
        this.stretches = schedule.overrides().stream()
                .map(override -> new Stretch(
                        override, LocalMoment.first(override.from(), zone), LocalMoment.last(override.to(), zone)))
                .filter(stretch -> stretch.ends().isAfter(earliest))
                .toList();
    }

    /** Everybody on call, each named once; empty only where the schedule itself names nobody. */
    public static List<OnCallPerson> at(Schedule schedule, Instant instant) {
        OnCall onCall = new OnCall(schedule, instant);
        Map<String, OnCallPerson> people = new LinkedHashMap<>();
        for (Shift shift : onCall.shifts(instant)) {
            people.putIfAbsent(
                    shift.person(),
                    new OnCallPerson(shift.person(), shift.source(), onCall.lastsUntil(shift, instant)));
        }
        return List.copyOf(people.values());
    }

    /**
     * One person's place in one turn or one override.
     *
     * @param ends when the turn or the override ends; something else may end the shift before
     */
    private record Shift(String person, String source, Instant ends) {}

    private List<Shift> shifts(Instant instant) {
        List<Shift> shifts = new ArrayList<>(topLayer(instant));
        for (Stretch stretch : stretches) {
            if (!stretch.starts().isAfter(instant) && instant.isBefore(stretch.ends())) {
                apply(stretch, shifts);
            }
        }
        return shifts;
    }

    private List<Shift> topLayer(Instant instant) {
        for (int index = schedule.layers().size() - 1; index >= 0; index--) {
            List<Shift> shifts = layerShifts(schedule.layers().get(index), turns.get(index), instant);
            if (!shifts.isEmpty()) {
                return shifts;
            }
        }
        return List.of();
    }

    private static List<Shift> layerShifts(Layer layer, Turns turns, Instant instant) {
        List<Shift> shifts = new ArrayList<>();
        int groups = layer.participants().size();
        if (groups > 0) {
            for (long turn : turns.at(instant)) {
                for (String person : layer.participants().get(Math.floorMod(turn, groups))) {
                    shifts.add(new Shift(person, layer.name(), turns.end(turn)));
                }
            }
        }
        return shifts;
    }

    private static void apply(Stretch stretch, List<Shift> shifts) {
        ScheduleOverride override = stretch.override();
        Shift stand = new Shift(override.with(), OVERRIDE, stretch.ends());
        if (override.replace().isEmpty()) {
            shifts.clear();
            shifts.add(stand);
        } else {
            String replaced = override.replace().get();
            shifts.replaceAll(shift -> shift.person().equals(replaced) ? stand : shift);
        }
    }

    /** A shift ends with its turn, or earlier where an override or a layer on top of it begins. */
    private Instant lastsUntil(Shift shift, Instant from) {
        TreeSet<Instant> changes = new TreeSet<>();
        turns.forEach(turn -> changes.addAll(turn.changes(from, shift.ends())));
        for (Stretch stretch : stretches) {
            changes.add(stretch.starts());
            changes.add(stretch.ends());
        }
        return changes.tailSet(from, false).headSet(shift.ends(), false).stream()
                .filter(change -> !shifts(change).contains(shift))
                .findFirst()
                .orElse(shift.ends());
    }
}
