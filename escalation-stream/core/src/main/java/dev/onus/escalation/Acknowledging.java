package dev.onus.escalation;

import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Somebody takes the case: paging stops, and a lease runs that progress extends (ESC-1). */
final class Acknowledging {
    /** Parameter: what the acknowledger is going to do. */
    static final String INTENT = "intent";
    /** Parameter: by when; a missed promise escalates. */
    static final String UNTIL = "until";

    private Acknowledging() {}

    static void acknowledge(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        if (turn.current().isClosed()) {
            Answering.illegal(turn, answer, "The case is resolved; there is nothing to acknowledge.");
            return;
        }
        if (Settling.acknowledged(turn, answer, right)
                || Approving.acknowledged(turn, answer, right)
                || Reassigning.accepted(turn, answer, right, tooEarly)) {
            return;
        }
        Retracting.steps(turn, StepCondition.NOT_ACKNOWLEDGED);
        tooEarly.ifPresent(fired -> Retracting.retract(turn, fired));
        String holder = answer.who();
        Progress before = turn.progress();
        Lease lease = hold(turn, answer);
        boolean extended = before.status() == turn.progress().status()
                && before.lease().filter(held -> held.holder().equals(holder)).isPresent();
        if (!extended) {
            turn.moveVersion();
        }
        Answering.applied(
                turn,
                answer,
                TimelineKind.ACKNOWLEDGED,
                extended ? holder + " extended the acknowledgement" : holder + " acknowledged",
                answer.reasonOr(words(lease)),
                right);
        standDown(turn, holder, holder + " acknowledged.");
    }

    /** Whoever answers has the case from now; a contained one stays contained. */
    static Lease hold(Turn turn, Answer answer) {
        Lease lease = new Lease(
                answer.who(),
                turn.now(),
                expiry(turn, answer),
                Optional.ofNullable(answer.parameters().get(INTENT)));
        CaseStatus status =
                turn.progress().status() == CaseStatus.CONTAINED ? CaseStatus.CONTAINED : CaseStatus.ACKNOWLEDGED;
        turn.progress(turn.progress()
                .withStatus(status)
                .withLease(Optional.of(lease))
                .withSnooze(Optional.empty())
                .disarm(DeadlineKind.SNOOZE));
        turn.progress(isTimed(turn) ? timed(turn.progress(), lease) : turn.progress());
        turn.change(new CaseEdit(turn.current())
                .acknowledgedAt(turn.current().acknowledgedAt().or(() -> Optional.of(turn.now()))));
        return lease;
    }

    /** Nobody else need answer the steps, and what was paused until somebody came goes on. */
    static void standDown(Turn turn, String holder, String reason) {
        Paging.withdraw(
                turn,
                page -> page.isAccountable()
                        && Purposes.isOfSteps(turn.current(), page)
                        && !page.person().equals(holder),
                reason);
        Conditions.withdrawMet(turn);
        Effects.withdraw(turn, effect -> effect.action() == EffectName.PAUSE_AUTOMATION, reason);
    }

    /** What the holder adds is progress: the lease begins anew, as long as the policy's. */
    static void extend(Turn turn, Answer answer) {
        expiredTooEarly(turn, answer).ifPresent(fired -> Retracting.retract(turn, fired));
        Optional<Lease> lease =
                turn.progress().lease().filter(held -> held.holder().equals(answer.who()));
        if (lease.isPresent() && turn.progress().status() == CaseStatus.ACKNOWLEDGED && isTimed(turn)) {
            Lease longer = new Lease(
                    lease.get().holder(),
                    turn.now(),
                    turn.now().plus(turn.policy().acknowledgementExpiresAfter()),
                    lease.get().intent());
            turn.progress(timed(turn.progress().withLease(Optional.of(longer)), longer));
        }
    }

    /** The end of the lease of whoever answers, when they had answered before it. */
    private static Optional<Fired> expiredTooEarly(Turn turn, Answer answer) {
        return Retracting.stepFiredTooEarly(turn.current(), turn.now())
                .filter(fired -> fired.deadline().kind() == DeadlineKind.ACKNOWLEDGEMENT_EXPIRY)
                .filter(fired -> turn.progress().lease().isEmpty())
                .filter(fired -> fired.before()
                        .lease()
                        .filter(held -> held.holder().equals(answer.who()))
                        .isPresent());
    }

    /** The lease ends nothing once the source says that it is over, the case is contained, or it follows another. */
    private static boolean isTimed(Turn turn) {
        return turn.current().sourceResolvedAt().isEmpty()
                && turn.progress().status() != CaseStatus.CONTAINED
                && turn.current().links().follows().isEmpty();
    }

    /** As the policy says; a promise to be done sooner ends it sooner, so that a missed one escalates. */
    private static Instant expiry(Turn turn, Answer answer) {
        Instant usual = turn.now().plus(turn.policy().acknowledgementExpiresAfter());
        return Times.find(answer.parameters().get(UNTIL))
                .filter(promised -> promised.isAfter(turn.now()) && promised.isBefore(usual))
                .orElse(usual);
    }

    static String words(Lease lease) {
        return lease.intent().map(intent -> "Intends to " + intent + ". ").orElse("")
                + "The acknowledgement holds until " + Times.words(lease.expiresAt()) + ".";
    }

    static Progress timed(Progress progress, Lease lease) {
        return progress.disarm(DeadlineKind.ACKNOWLEDGE)
                .disarm(DeadlineKind.CATCH_ALL_REPEAT)
                .disarm(DeadlineKind.WORKING_HOURS)
                .disarm(DeadlineKind.STORM_WORD)
                .arm(new Deadline(DeadlineKind.REMINDER, reminderOf(lease)))
                .arm(new Deadline(DeadlineKind.ACKNOWLEDGEMENT_EXPIRY, lease.expiresAt()));
    }

    /** Five minutes before the end, but not before four fifths of a short lease. */
    private static Instant reminderOf(Lease lease) {
        Duration whole = Duration.between(lease.acknowledgedAt(), lease.expiresAt());
        Instant late = lease.acknowledgedAt().plus(whole.multipliedBy(4).dividedBy(5));
        Instant usual = lease.expiresAt().minus(Limits.REMINDER_BEFORE_EXPIRY);
        return usual.isAfter(late) ? usual : late;
    }
}
