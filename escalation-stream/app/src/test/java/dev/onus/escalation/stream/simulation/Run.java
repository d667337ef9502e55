package dev.onus.escalation.stream.simulation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a case of the reference stands in its steps; what a deadline moves, and what a late answer puts back. */
final class Run {
    /** What can run out, in the order in which several that are due at one instant do. */
    enum Timer {
        ACKNOWLEDGE,
        REMINDER,
        LEASE,
        SNOOZE,
        WORKING_HOURS,
        CONDITION_1,
        CONDITION_2,
        CONDITION_3,
        CONTAIN,
        DECIDE,
        RESOLVE,
        CATCH_ALL,
        RISK,
        FORGET,
        SAMPLE;

        /** Whether it runs on whoever has the case. */
        boolean isClock() {
            return switch (this) {
                case CONDITION_1, CONDITION_2, CONDITION_3, CONTAIN, DECIDE, RESOLVE, RISK -> true;
                case ACKNOWLEDGE, REMINDER, LEASE, SNOOZE, WORKING_HOURS, CATCH_ALL, FORGET, SAMPLE -> false;
            };
        }

        static Timer condition(int step) {
            return switch (step) {
                case 1 -> CONDITION_1;
                case 2 -> CONDITION_2;
                default -> CONDITION_3;
            };
        }
    }

    String status = "open";
    /** before, step or catch-all. */
    String stage = "before";

    int step;
    int repeats;
    int catchAllRepeats;
    boolean exhausted;

    @Nullable
    String holder;

    @Nullable
    Instant heldUntil;

    /** What a snooze goes back to; null while nothing is snoozed. */
    @Nullable
    String snoozedFrom;

    @Nullable
    Instant snoozedUntil;

    /** Milliseconds that the window or the lease had left when it was snoozed; null when neither ran. */
    @Nullable
    Long left;

    final Map<Timer, Instant> timers = new EnumMap<>(Timer.class);

    Run copy() {
        Run copy = new Run();
        copy.status = status;
        copy.stage = stage;
        copy.step = step;
        copy.repeats = repeats;
        copy.catchAllRepeats = catchAllRepeats;
        copy.exhausted = exhausted;
        copy.holder = holder;
        copy.heldUntil = heldUntil;
        copy.snoozedFrom = snoozedFrom;
        copy.snoozedUntil = snoozedUntil;
        copy.left = left;
        copy.timers.putAll(timers);
        return copy;
    }

    Optional<Timer> next() {
        Timer next = null;
        Instant earliest = Instant.MAX;
        for (Map.Entry<Timer, Instant> entry : timers.entrySet()) {
            if (entry.getValue().isBefore(earliest)) {
                next = entry.getKey();
                earliest = entry.getValue();
            }
        }
        return Optional.ofNullable(next);
    }

    Optional<Instant> nextDue() {
        return next().map(timers::get);
    }

    boolean isDue(Instant now) {
        for (Instant due : timers.values()) {
            if (!due.isAfter(now)) {
                return true;
            }
        }
        return false;
    }

    void stopSteps() {
        timers.keySet().removeIf(timer -> !timer.isClock());
    }

    void at(String stage, int step, int repeats, int catchAllRepeats, boolean exhausted) {
        this.stage = stage;
        this.step = step;
        this.repeats = repeats;
        this.catchAllRepeats = catchAllRepeats;
        this.exhausted = exhausted;
    }

    /** The clocks as they are now beside the steps as they were in another run. */
    void takeStepsOf(Run before, boolean stepsHaveEnded) {
        Map<Timer, Instant> clocks = new HashMap<>(timers);
        clocks.keySet().removeIf(timer -> !timer.isClock());
        Run then = before.copy();
        status = then.status;
        at(then.stage, then.step, then.repeats, then.catchAllRepeats, then.exhausted);
        holder = then.holder;
        heldUntil = then.heldUntil;
        snoozedFrom = then.snoozedFrom;
        snoozedUntil = then.snoozedUntil;
        left = then.left;
        timers.clear();
        timers.putAll(clocks);
        if (!stepsHaveEnded) {
            then.timers.forEach((timer, due) -> {
                if (!timer.isClock()) {
                    timers.put(timer, due);
                }
            });
        }
    }
}
