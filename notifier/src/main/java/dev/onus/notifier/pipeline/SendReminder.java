package dev.onus.notifier.pipeline;

import java.time.Clock;

/** A reminder goes to the acknowledger like a page does, but nobody waits for news of it: it has no Delivery. */
final class SendReminder {
    private final PlanCourse planCourse;
    private final FollowCourse followCourse;
    private final Clock clock;

    SendReminder(PlanCourse planCourse, FollowCourse followCourse, Clock clock) {
        this.planCourse = planCourse;
        this.followCourse = followCourse;
        this.clock = clock;
    }

    /** Whether it came to an end; false when it was interrupted and is to be read again. */
    boolean run(PageRequest request, Interruption interruption) {
        Outcome outcome = followCourse.apply(
                request, planCourse.apply(request, clock.instant()), interruption, (reached, row) -> {});
        return !(outcome instanceof Outcome.Interrupted);
    }
}
