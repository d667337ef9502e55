package dev.onus.escalation;

import dev.onus.registry.model.WorkingHours;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Urgency;
import java.time.Instant;

/**
 * What is not urgent waits for the owner's next working window, but never while the credential may be active (ESC-8).
 * The SLA clocks run meanwhile.
 */
final class Deferring {
    private Deferring() {}

    /** @return whether the first step waits */
    static boolean deferred(Turn turn) {
        if (turn.policy().terms().urgency() == Urgency.HIGH
                || turn.current().exposure().mayBeActive(turn.now())) {
            return false;
        }
        String owner = turn.current().standing().owner();
        Instant opens = WorkingHours.of(owner, turn.situation().directory()).nextWorking(turn.now());
        if (!opens.isAfter(turn.now())) {
            return false;
        }
        turn.progress(
                turn.progress().at(Stage.BEFORE, 0, 0, 0, false).arm(new Deadline(DeadlineKind.WORKING_HOURS, opens)));
        turn.emit(
                TimelineKind.DEFERRED,
                "Nobody is paged before " + Times.words(opens),
                "The policy's urgency is low, the credential is known to be inactive, and team:" + owner
                        + " is not at work.",
                new CaseEvent.Detail.None());
        return true;
    }

    /** What was known of the credential changed: what waited starts now if it may be active. */
    static void reconsider(Turn turn) {
        boolean waits = turn.progress().deadline(DeadlineKind.WORKING_HOURS).isPresent();
        if (waits && turn.current().exposure().mayBeActive(turn.now())) {
            turn.progress(turn.progress().disarm(DeadlineKind.WORKING_HOURS));
            Cause cause = Cause.because("The credential may be active, so nothing waits any more.");
            if (!Reconsidering.startedOver(turn, cause)) {
                Stepping.enter(turn, 1, cause);
            }
        }
    }
}
