package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.simulation.Run.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A snooze pages nobody until its end; then the window or the lease goes on with what it had left. */
final class Snoozed {
    private static final Duration LONGEST = Duration.ofDays(7);

    private Snoozed() {}

    /** @return the verdict */
    static String begin(ReferenceCase it, Duration lasting, Instant now, Runnable retract, Run then) {
        boolean mayBe = then.status.equals("open") || then.status.equals("acknowledged");
        Instant until = now.plus(lasting);
        boolean outlastsClock = Stream.of(Timer.CONTAIN, Timer.DECIDE, Timer.RESOLVE)
                .map(then.timers::get)
                .filter(Objects::nonNull)
                .anyMatch(until::isAfter);
        if (it.isClosed() || it.sourceResolved || !mayBe || lasting.compareTo(LONGEST) > 0 || outlastsClock) {
            return "illegal";
        }
        retract.run();
        Run run = it.run;
        Instant opens = run.timers.get(Timer.WORKING_HOURS);
        run.left = null;
        if (opens != null) {
            run.left = Duration.between(until, opens).toMillis();
        } else {
            for (Timer timer : List.of(Timer.LEASE, Timer.ACKNOWLEDGE, Timer.CATCH_ALL)) {
                Instant due = run.timers.get(timer);
                if (due != null) {
                    run.left = Duration.between(now, due).toMillis();
                    break;
                }
            }
        }
        run.stopSteps();
        run.snoozedFrom = run.status;
        run.snoozedUntil = until;
        run.status = "snoozed";
        run.timers.put(Timer.SNOOZE, until);
        it.version++;
        it.withdraw(ReferenceState.RefPage::isOfSteps);
        return "applied";
    }

    static void end(ReferenceCase it, Instant now) {
        Run run = it.run;
        Duration left = run.left == null ? null : Duration.ofMillis(run.left);
        Instant until = Objects.requireNonNull(run.snoozedUntil);
        String holder = run.holder;
        boolean held = "acknowledged".equals(run.snoozedFrom);
        run.snoozedFrom = null;
        run.snoozedUntil = null;
        run.left = null;
        it.version++;
        if (held && holder != null) {
            run.status = "acknowledged";
            Leases.hold(it, holder, now, now.plus(left == null ? it.plan.lease() : left));
            return;
        }
        run.status = "open";
        run.holder = null;
        run.heldUntil = null;
        boolean waited = run.stage.equals("before") && left != null;
        if (waited && it.credential.equals("inactive") && until.plus(left).isAfter(now)) {
            run.timers.put(Timer.WORKING_HOURS, until.plus(left));
            return;
        }
        it.step(now, () -> goOn(it, waited, left == null ? Duration.ZERO : left, now));
    }

    private static void goOn(ReferenceCase it, boolean waited, Duration left, Instant now) {
        Run run = it.run;
        switch (run.stage) {
            case "before" -> {
                if (waited || !it.defers(now)) {
                    it.enter(1, now);
                }
            }
            case "catch-all" -> it.catchAllAgain(now);
            default -> {
                if (!it.begin(run.step, run.repeats, left, now)) {
                    it.next(now);
                }
            }
        }
    }
}
