package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random schedules around every clock change of every zone for ten years, where hand-offs go wrong. A failure names its
 * seed; {@code -Donus.seed=N} plays it again.
 */
class OnCallRandomTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2036-11-01T00:00:00Z");
    private static final int LOOKED_AT_BEFORE = 180;
    private static final int LOOKED_AT = 2 * LOOKED_AT_BEFORE;
    /** No clock has gone back further than this since the world's zones were drawn anew in 2011. */
    private static final int MARGIN = 190;

    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    private static final long SEED = Long.getLong("onus.seed", new Random().nextLong());
    private final Random random = new Random(SEED);
    private final RandomSchedules schedules = new RandomSchedules(random, ZONES);

    OnCallRandomTest() {
        System.out.println("OnCallRandomTest: -Donus.seed=" + SEED);
    }

    @Test
    void shouldHaveThoseOnCallWhomTheClocksOnTheWallsSay() {
        for (ZoneId zone : ZONES) {
            for (Instant moment : moments(zone)) {
                LocalDateTime about = moment.atZone(zone).toLocalDateTime();
                compare(schedules.schedule(zone, about), moment);
            }
        }
    }

    private void compare(Schedule schedule, Instant moment) {
        Instant from = moment.minusSeconds(60L * LOOKED_AT_BEFORE);
        Instant to = moment.plusSeconds(60L * LOOKED_AT_BEFORE);
        Instant first = from.minusSeconds(60L * MARGIN);
        OnCallReference reference = new OnCallReference(schedule, first, LOOKED_AT + 2 * MARGIN);
        List<Shift> shifts = OnCall.shifts(schedule, from, to);
        List<Span> gaps = OnCall.gaps(schedule, from, to);
        int looked = random.nextInt(LOOKED_AT);
        for (int minute = 0; minute < LOOKED_AT; minute++) {
            Instant instant = from.plusSeconds(60L * minute);
            Set<OnCallReference.Place> expected = reference.at(MARGIN + minute);
            Set<OnCallReference.Place> rendered = new LinkedHashSet<>();
            for (Shift shift : shifts) {
                if (shift.contains(instant)) {
                    rendered.add(new OnCallReference.Place(shift.person(), shift.layer()));
                }
            }
            if (!rendered.equals(expected)) {
                fail(
                        "seed %d: expected %s on call at %s, but got %s by %s",
                        SEED, expected, instant, rendered, schedule);
            }
            boolean gap = gaps.stream().anyMatch(span -> isWithin(span, instant));
            if (gap != expected.isEmpty()) {
                fail("seed %d: expected gaps to tell whether anybody is on call at %s by %s", SEED, instant, schedule);
            }
            if (minute == looked) {
                agree(schedule, instant, shifts, to);
            }
        }
        if (!shifts.isEmpty()) {
            agree(schedule, shifts.get(random.nextInt(shifts.size())).from(), shifts, to);
        }
    }

    /** {@code at} names the people of the shifts, each with the end of their longest. */
    private static void agree(Schedule schedule, Instant instant, List<Shift> shifts, Instant to) {
        List<OnCallPerson> people = OnCall.at(schedule, instant);
        Set<String> named = new HashSet<>();
        people.forEach(person -> named.add(person.person()));
        boolean same = named.size() == people.size();
        Map<String, Boolean> ends = new HashMap<>();
        for (Shift shift : shifts) {
            if (shift.contains(instant)) {
                same &= named.contains(shift.person());
                for (OnCallPerson person : people) {
                    if (shift.person().equals(person.person())) {
                        same &= !shift.until().isAfter(person.until());
                        ends.merge(person.person(), endsAlike(shift, person, to), Boolean::logicalOr);
                    }
                }
            }
        }
        if (!same || !ends.keySet().equals(named) || ends.containsValue(false)) {
            fail("seed %d: expected %s at %s, but got %s by %s", SEED, shifts, instant, people, schedule);
        }
    }

    /** Shifts are cut at the end of the window. */
    private static boolean endsAlike(Shift shift, OnCallPerson person, Instant to) {
        return shift.layer().equals(person.layer())
                && (shift.until().equals(person.until()) || shift.until().equals(to));
    }

    @Test
    void shouldLeaveNoHoleBetweenTheTurnsOfALayer() {
        for (ZoneId zone : ZONES) {
            for (Instant moment : moments(zone)) {
                LocalDateTime about = moment.atZone(zone).toLocalDateTime();
                Schedule schedule = new Schedule(zone, List.of(schedules.full(about)), List.of());
                Instant from = moment.minus(Duration.ofDays(2));
                Instant to = moment.plus(Duration.ofDays(2));
                if (!OnCall.gaps(schedule, from, to).isEmpty()) {
                    fail("seed %d: expected no gap from %s to %s in %s", SEED, from, to, schedule);
                }
                schedule.layers()
                        .getFirst()
                        .rotation()
                        .unit()
                        .length()
                        .ifPresent(unit -> realLength(
                                OnCall.shifts(schedule, from, to),
                                unit.multipliedBy(
                                        schedule.layers().getFirst().rotation().interval()),
                                schedule));
            }
        }
    }

    private void realLength(List<Shift> shifts, Duration length, Schedule schedule) {
        for (Shift shift : shifts.subList(1, shifts.size() - 1)) {
            if (!Duration.between(shift.from(), shift.until()).equals(length)) {
                fail("seed %d: expected %s to last %s by %s", SEED, shift, length, schedule);
            }
        }
    }

    private static boolean isWithin(Span span, Instant instant) {
        return !span.from().isAfter(instant) && instant.isBefore(span.until());
    }

    /** Every clock change of the zone, and one moment like any other. */
    private List<Instant> moments(ZoneId zone) {
        List<Instant> moments = new ArrayList<>();
        long minutes = Duration.between(FIRST, LAST).toMinutes();
        moments.add(FIRST.plusSeconds(60 * random.nextLong(minutes)));
        ZoneOffsetTransition change = zone.getRules().nextTransition(FIRST);
        while (change != null && change.getInstant().isBefore(LAST)) {
            moments.add(change.getInstant());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return moments;
    }
}
