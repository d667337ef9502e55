package dev.onus.registry.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is on call at an instant, or over a window of time.
 *
 * <p>The layer on top hides the ones below while it has somebody on call: where its turn is an empty group, and outside
 * of its restrictions, they show through. Overrides come last, in the order they are written. Around a clock change
 * nobody is missing: what begins or ends at a time that does not exist does so at the first valid instant, and while a
 * hand-off happens twice both sides are on call.
 */
public final class OnCall {
    /** What stands in for the layer's name when an override put somebody on call. */
    public static final String OVERRIDE = "override";

    /** How far ahead the end of a shift is looked for. */
    public static final Duration LOOK_AHEAD = Duration.ofDays(366);

    private static final Duration FIRST_LOOK = Duration.ofDays(1);
    private static final int LONGER = 8;

    private OnCall() {}

    /** Everybody on call, each named once; empty only where the schedule itself names nobody. */
    public static List<OnCallPerson> at(Schedule schedule, Instant instant) {
        Duration look = FIRST_LOOK;
        while (true) {
            Instant end = instant.plus(look);
            List<Shift> now = ScheduleRendering.of(schedule, new Span(instant, end)).stream()
                    .filter(shift -> shift.contains(instant))
                    .toList();
            if (look.equals(LOOK_AHEAD)
                    || now.stream().allMatch(shift -> shift.until().isBefore(end))) {
                return people(now);
            }
            Duration longer = look.multipliedBy(LONGER);
            look = longer.compareTo(LOOK_AHEAD) < 0 ? longer : LOOK_AHEAD;
        }
    }

    private static List<OnCallPerson> people(List<Shift> shifts) {
        Map<String, OnCallPerson> people = new LinkedHashMap<>();
        for (Shift shift : shifts) {
            people.merge(
                    shift.person(),
                    new OnCallPerson(shift.person(), shift.layer(), shift.until()),
                    (one, other) -> one.until().isBefore(other.until()) ? other : one);
        }
        return List.copyOf(people.values());
    }

    /**
     * Everybody's shifts within a window, as layers and overrides leave them. A shift ends with its turn, also when the
     * next turn is the same person's. At every instant these are the people of {@link #at}.
     *
     * @param from included
     * @param to not included
     * @return in the order in which they begin; cut to the window, so what is under way at its beginning begins there
     */
    public static List<Shift> shifts(Schedule schedule, Instant from, Instant to) {
        return from.isBefore(to) ? ScheduleRendering.of(schedule, new Span(from, to)) : List.of();
    }

    /** The times within a window at which nobody is on call, by the schedule itself; in order. */
    public static List<Span> gaps(Schedule schedule, Instant from, Instant to) {
        return from.isBefore(to) ? new Span(from, to).without(spans(shifts(schedule, from, to))) : List.of();
    }

    /**
     * The shifts for which a person has to be told, because they come on call: not on call before, then on call. A turn
     * that follows another of the same person is no news.
     *
     * @param from included: a shift that begins then counts
     * @param to not included
     * @return in order, each with its real end, at most {@link #LOOK_AHEAD} after it begins
     */
    public static List<Shift> nextShifts(String person, Schedule schedule, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        List<Shift> own = shifts(schedule, from.minusNanos(1), to).stream()
                .filter(shift -> shift.person().equals(person))
                .toList();
        List<Shift> next = new ArrayList<>();
        for (Span span : Span.merged(spans(own))) {
            if (!span.from().isBefore(from)) {
                at(schedule, span.from()).stream()
                        .filter(onCall -> onCall.person().equals(person))
                        .forEach(onCall -> next.add(new Shift(person, onCall.layer(), span.from(), onCall.until())));
            }
        }
        return next;
    }

    private static List<Span> spans(List<Shift> shifts) {
        return shifts.stream()
                .map(shift -> new Span(shift.from(), shift.until()))
                .toList();
    }
}
