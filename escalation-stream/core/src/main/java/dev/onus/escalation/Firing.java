package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.SlaClock;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Deadlines that are due do what they were set for. What follows is counted from when they really fired, so that two
 * hours without a process give one step, not all of them.
 */
final class Firing {
    private Firing() {}

    static void fireDue(Turn turn) {
        for (int fired = 0; fired < Limits.MAX_FIRES; fired++) {
            Optional<Deadline> due = turn.progress()
                    .nextDeadline()
                    .filter(deadline -> !deadline.dueAt().isAfter(turn.now()));
            if (due.isEmpty()) {
                return;
            }
            fire(turn, due.get());
        }
    }

    private static void fire(Turn turn, Deadline deadline) {
        Fired record =
                new Fired(deadline, turn.now(), turn.progress(), turn.current().version());
        turn.progress(turn.progress().disarm(deadline.kind(), deadline.subject()));
        Detail detail = new Detail.OfDeadline(
                deadline,
                turn.now(),
                Duration.between(deadline.dueAt(), turn.now()).compareTo(Limits.LATE_AFTER) > 0);
        switch (deadline.kind()) {
            case ACKNOWLEDGE ->
                move(
                        turn,
                        Cause.because(
                                "Nobody acknowledged step " + turn.progress().step() + " in its window.", detail),
                        Stepping::lapse);
            case CATCH_ALL_REPEAT ->
                move(turn, Cause.because("Still nobody has answered.", detail), Stepping::repeatCatchAll);
            case ACKNOWLEDGEMENT_EXPIRY -> expire(turn, detail);
            case REMINDER -> remind(turn);
            case SNOOZE -> Snoozing.end(turn, detail);
            case WORKING_HOURS ->
                move(
                        turn,
                        Cause.because("The owner's working hours have begun.", detail),
                        (look, cause) -> Stepping.enter(look, 1, cause));
            case STORM_WORD -> move(turn, new Cause("No storm of its issuer is known.", detail, true), Opening::goOn);
            case OFFER -> Reassigning.lapse(turn, detail);
            case CONDITION -> Conditions.fire(turn, deadline, detail);
            case CONTAIN -> Lapsing.fire(turn, SlaClock.CONTAIN, deadline.kind(), detail);
            case DECIDE -> Lapsing.fire(turn, SlaClock.DECIDE, deadline.kind(), detail);
            case RESOLVE -> {
                if (ShiftOffer.isOne(turn.current())) {
                    ShiftOffer.lapse(turn, detail);
                    return;
                }
                Lapsing.fire(turn, SlaClock.RESOLVE, deadline.kind(), detail);
            }
            case DISPUTE -> Disputing.lapse(turn, detail);
            case EFFECT_ANSWER -> EffectAnswers.overdue(turn, deadline.subject());
            case EFFECT_EXPIRY -> EffectAnswers.expire(turn, deadline.subject());
            case RISK_EXPIRY -> Reopening.riskExpired(turn);
            case LOOK -> {
                Watching.fire(turn, deadline, detail);
                return;
            }
            case SAMPLE_END -> {
                Sampling.end(turn, detail);
                return;
            }
            case FORGET -> {
                return;
            }
        }
        if (deadline.kind() != DeadlineKind.REMINDER) {
            turn.memory(turn.memory().fired(record, turn.now()));
        }
    }

    private static void expire(Turn turn, Detail detail) {
        String holder = turn.progress().lease().map(Lease::holder).orElse("nobody");
        turn.progress(turn.progress()
                .withLease(Optional.empty())
                .withStatus(CaseStatus.OPEN)
                .disarm(DeadlineKind.REMINDER));
        turn.moveVersion();
        turn.emit(
                TimelineKind.ACKNOWLEDGEMENT_EXPIRED,
                "The acknowledgement of " + holder + " expired",
                "An acknowledgement is a lease, and it was not extended by progress.",
                detail);
        move(turn, Cause.because("The acknowledgement of " + holder + " expired.", detail), Stepping::next);
    }

    /** Who answers is found anew as each step fires (design: who and which policy); nobody else has to ask for it. */
    private static void move(Turn turn, Cause cause, BiConsumer<Turn, Cause> step) {
        if (!Reconsidering.startedOver(turn, cause)) {
            step.accept(turn, cause);
        }
    }

    private static void remind(Turn turn) {
        turn.progress()
                .lease()
                .filter(lease -> lease.expiresAt().isAfter(turn.now()))
                .filter(lease ->
                        turn.situation().directory().person(lease.holder()).isPresent())
                .ifPresent(lease -> Reminding.remind(
                        turn,
                        lease.holder(),
                        Optional.of(lease.expiresAt()),
                        "The acknowledgement ends at " + Times.words(lease.expiresAt()) + "; progress extends it."));
    }
}
