package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.simulation.Run.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An acknowledgement is a lease: the holder is reminded before it ends, and progress extends it. */
final class Leases {
    private static final Duration REMINDED_BEFORE = Duration.ofMinutes(5);

    private Leases() {}

    /** Whether a lease runs at all: not once the source says that it is over, nor while the case is contained. */
    static boolean isTimed(ReferenceCase it) {
        return !it.sourceResolved && !it.run.status.equals("contained");
    }

    static void hold(ReferenceCase it, String holder, Instant now, Instant until) {
        Run run = it.run;
        run.holder = holder;
        run.heldUntil = until;
        if (!isTimed(it)) {
            return;
        }
        run.timers.remove(Timer.ACKNOWLEDGE);
        run.timers.remove(Timer.CATCH_ALL);
        run.timers.remove(Timer.WORKING_HOURS);
        Instant late = now.plus(Duration.between(now, until).multipliedBy(4).dividedBy(5));
        Instant usual = until.minus(REMINDED_BEFORE);
        run.timers.put(Timer.REMINDER, (usual.isAfter(late) ? usual : late).truncatedTo(ChronoUnit.MILLIS));
        run.timers.put(Timer.LEASE, until);
    }

    /** What the holder adds is progress. */
    static void extend(ReferenceCase it, String person, Instant now) {
        if (person.equals(it.run.holder) && it.run.status.equals("acknowledged") && isTimed(it)) {
            hold(it, person, now, now.plus(it.plan.lease()));
        }
    }

    /** Nobody has it any more. */
    static void release(ReferenceCase it) {
        Run run = it.run;
        boolean contained = run.status.equals("contained");
        run.status = contained ? "contained" : "open";
        run.holder = null;
        run.heldUntil = null;
        run.snoozedFrom = null;
        run.snoozedUntil = null;
        run.left = null;
        run.timers.remove(Timer.SNOOZE);
        run.timers.remove(Timer.REMINDER);
        run.timers.remove(Timer.LEASE);
        it.version += contained ? 0 : 1;
    }
}
