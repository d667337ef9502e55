package dev.onus.escalation;

import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import java.util.Optional;
import java.util.OptionalInt;

/** Somebody says that it is not theirs to do, or that it needs the next in line: the case moves on at once. */
final class Declining {
    /** Parameter: the number of the step to go to. */
    private static final String STEP = "step";

    private Declining() {}

    static void decline(Turn turn, Answer answer, String right) {
        String person = answer.who();
        Optional<Lease> lease = turn.progress().lease();
        boolean holds = lease.filter(held -> held.holder().equals(person)).isPresent();
        if (turn.current().isClosed()) {
            Answering.illegal(turn, answer, "The case is resolved; there is nothing to decline.");
            return;
        }
        if (Settling.declined(turn, answer, right) || Reassigning.declined(turn, answer, right)) {
            return;
        }
        if (lease.isPresent() && !holds) {
            Answering.illegal(turn, answer, lease.get().holder() + " has acknowledged the case.");
            return;
        }
        boolean snoozed = turn.progress().status() == CaseStatus.SNOOZED;
        boolean wakes = turn.progress()
                .snooze()
                .filter(snooze -> snooze.by().equals(answer.actor()))
                .isPresent();
        if (holds || wakes) {
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
        if (moves(turn) && (holds || wakes || !snoozed && nobodyIsLeftInTheStep(turn))) {
            Stepping.next(turn, Cause.because(person + " declined and nobody else paged in this step is left."));
        }
    }

    /** Moves on to the next step at once, whoever is still being asked. */
    static void escalate(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        Optional<String> hindrance = hindrance(turn, answer);
        if (hindrance.isPresent()) {
            Answering.illegal(turn, answer, hindrance.get());
            return;
        }
        tooEarly.ifPresent(fired -> Retracting.retract(turn, fired));
        if (turn.progress().status() != CaseStatus.OPEN) {
            release(turn);
        }
        String reason = answer.reasonOr("No reason given.");
        Cause cause = Cause.because(answer.who() + " asked for it: " + reason);
        OptionalInt to = step(answer);
        String what = to.isPresent() ? "step " + to.getAsInt() : "the next step";
        Answering.applied(turn, answer, TimelineKind.NOTE, answer.who() + " asked for " + what, reason, right);
        if (to.isPresent()) {
            Stepping.enter(turn, to.getAsInt(), cause);
        } else {
            Stepping.next(turn, cause);
        }
    }

    private static Optional<String> hindrance(Turn turn, Answer answer) {
        Optional<String> ended = Standstill.of(turn);
        if (ended.isPresent()) {
            return ended;
        }
        if (turn.progress().status() == CaseStatus.CONTAINED) {
            return Optional.of("The case is contained; its resolve clock escalates it.");
        }
        String wanted = answer.parameters().get(STEP);
        boolean known = wanted == null
                || step(answer).isPresent()
                        && turn.policy()
                                .step(step(answer).getAsInt())
                                .filter(step -> !step.isConditional())
                                .isPresent();
        return known
                ? Optional.empty()
                : Optional.of("Expected the number of a step that pages while nobody acknowledges, from 1 to "
                        + turn.policy().steps().size() + ", but got '" + wanted + "'.");
    }

    private static OptionalInt step(Answer answer) {
        String text = answer.parameters().getOrDefault(STEP, "");
        return text.matches("[0-9]{1,3}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** Not of the catch-all, which comes again in its own time and never sooner (design: somebody always). */
    private static boolean nobodyIsLeftInTheStep(Turn turn) {
        return turn.progress().stage() == Stage.STEP && !Delivering.somebodyMayStillAnswer(turn);
    }

    private static boolean moves(Turn turn) {
        return turn.current().sourceResolvedAt().isEmpty()
                && turn.current().links().follows().isEmpty()
                && turn.progress().status() != CaseStatus.CONTAINED;
    }

    /** Nobody has the case any more; a contained one stays contained. */
    static void release(Turn turn) {
        boolean contained = turn.progress().status() == CaseStatus.CONTAINED;
        turn.progress(turn.progress()
                .withStatus(contained ? CaseStatus.CONTAINED : CaseStatus.OPEN)
                .withLease(Optional.empty())
                .withSnooze(Optional.empty())
                .disarm(DeadlineKind.SNOOZE)
                .disarm(DeadlineKind.REMINDER)
                .disarm(DeadlineKind.ACKNOWLEDGEMENT_EXPIRY));
        if (!contained) {
            turn.moveVersion();
        }
    }
}
