package dev.onus.escalation;

import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Somebody takes the case: paging stops, and a lease runs that progress extends (ESC-1). */
final class Acknowledging {
    private Acknowledging() {}

    static void acknowledge(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        if (turn.current().isClosed()) {
            Answering.illegal(turn, answer, "The case is resolved; there is nothing to acknowledge.");
            return;
        }
        tooEarly.ifPresent(fired -> Retracting.retract(turn, fired));
        String holder = answer.who();
        boolean extended = turn.progress()
                .lease()
                .filter(lease -> lease.holder().equals(holder))
                .isPresent();
        Lease lease =
                new Lease(holder, turn.now(), turn.now().plus(turn.policy().acknowledgementExpiresAfter()));
        turn.progress(turn.progress().withStatus(CaseStatus.ACKNOWLEDGED).withLease(Optional.of(lease)));
        turn.progress(turn.current().sourceResolvedAt().isPresent() ? turn.progress() : timed(turn.progress(), lease));
        turn.change(new CaseEdit(turn.current())
                .acknowledgedAt(turn.current().acknowledgedAt().or(() -> Optional.of(turn.now()))));
        if (!extended) {
            turn.moveVersion();
        }
        Answering.applied(
                turn,
                answer,
                TimelineKind.ACKNOWLEDGED,
                extended ? holder + " extended the acknowledgement" : holder + " acknowledged",
                answer.reasonOr("The acknowledgement holds until " + Times.words(lease.expiresAt()) + "."),
                right);
        Paging.withdraw(turn, page -> page.isAccountable() && !page.person().equals(holder), holder + " acknowledged.");
        Effects.withdraw(turn, effect -> effect.action().equals(Effect.PAUSE_AUTOMATION), holder + " acknowledged.");
    }

    private static Progress timed(Progress progress, Lease lease) {
        return progress.disarm(DeadlineKind.ACKNOWLEDGE)
                .disarm(DeadlineKind.CATCH_ALL_REPEAT)
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
