package dev.onus.escalation;

import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import java.util.Optional;

/** Somebody says that it is not theirs to do, or that it needs the next in line: the case moves on at once. */
final class Declining {
    private Declining() {}

    static void decline(Turn turn, Answer answer, String right) {
        String person = answer.who();
        Optional<Lease> lease = turn.progress().lease();
        boolean holds = lease.filter(held -> held.holder().equals(person)).isPresent();
        if (turn.current().isClosed()) {
            Answering.illegal(turn, answer, "The case is resolved; there is nothing to decline.");
            return;
        }
        if (lease.isPresent() && !holds) {
            Answering.illegal(turn, answer, lease.get().holder() + " has acknowledged the case.");
            return;
        }
        if (holds) {
            release(turn);
        }
        turn.progress(turn.progress()
                .withPages(turn.progress().pages().stream()
                        .map(page -> page.person().equals(person) && page.isAccountable()
                                ? page.as(Page.PageFate.DECLINED)
                                : page)
                        .toList()));
        Answering.applied(
                turn, answer, TimelineKind.DECLINED, person + " declined", answer.reasonOr("No reason given."), right);
        if (moves(turn) && (holds || nobodyIsLeftInTheStep(turn))) {
            Stepping.next(turn, Cause.because(person + " declined and nobody else paged in this step is left."));
        }
    }

    /** Moves on to the next step at once, whoever is still being asked. */
    static void escalate(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        if (turn.current().isClosed() || !moves(turn)) {
            Answering.illegal(turn, answer, "The case is resolved, or its source says so; it escalates no further.");
            return;
        }
        tooEarly.ifPresent(fired -> Retracting.retract(turn, fired));
        if (turn.progress().status() == CaseStatus.ACKNOWLEDGED) {
            release(turn);
        }
        String reason = answer.reasonOr("No reason given.");
        Answering.applied(turn, answer, TimelineKind.NOTE, answer.who() + " asked for the next step", reason, right);
        Stepping.next(turn, Cause.because(answer.who() + " asked for it: " + reason));
    }

    /** Not of the catch-all, which comes again in its own time and never sooner (design: somebody always). */
    private static boolean nobodyIsLeftInTheStep(Turn turn) {
        return turn.progress().stage() == Stage.STEP && !Delivering.somebodyMayStillAnswer(turn);
    }

    private static boolean moves(Turn turn) {
        return turn.current().sourceResolvedAt().isEmpty();
    }

    private static void release(Turn turn) {
        turn.progress(turn.progress()
                .withStatus(CaseStatus.OPEN)
                .withLease(Optional.empty())
                .disarm(DeadlineKind.REMINDER)
                .disarm(DeadlineKind.ACKNOWLEDGEMENT_EXPIRY));
        turn.moveVersion();
    }
}
