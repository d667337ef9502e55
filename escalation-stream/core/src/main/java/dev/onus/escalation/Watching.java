package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changes as time passes is looked at by the registry when this says so; should it not answer, people hear of it,
 * so nothing stops silently. Its one deadline is in one of three states: the next look, the answer to it, and the next
 * try while people are paged.
 */
final class Watching {
    /** Subject of the deadline: the registry was told to look, and has not answered. */
    static final String ANSWER = "answer";
    /** Subject of the deadline: people are paged, and the registry is told to look again and again. */
    static final String LATE = "late";

    private Watching() {}

    static void start(Turn turn, Task task) {
        arm(turn, "", next(turn, task.word(TaskWords.NEXT_LOOK_AT)));
    }

    static void fire(Turn turn, Deadline deadline, Detail detail) {
        switch (deadline.subject()) {
            case ANSWER -> late(turn, detail);
            case LATE -> look(turn, LATE, turn.now().plus(Limits.LOOK_AGAIN), detail);
            default -> look(turn, ANSWER, turn.now().plus(Limits.LOOK_ANSWER_WITHIN), detail);
        }
    }

    private static void look(Turn turn, String then, Instant due, Detail detail) {
        arm(turn, then, due);
        turn.emit(TimelineKind.LOOK_DUE, "It is time to look", "What changes as time passes is looked at.", detail);
    }

    private static void late(Turn turn, Detail detail) {
        arm(turn, LATE, turn.now().plus(Limits.LOOK_AGAIN));
        Stepping.enter(
                turn,
                1,
                Cause.because(
                        "The registry was told to look and has not answered: nobody sees gaps ahead, and no notice of a"
                                + " shift is sent.",
                        detail));
    }

    static void looked(Turn turn, Answer answer) {
        if (turn.current().kind() != CaseKind.WATCH) {
            Answering.illegal(turn, answer, "Expected a watch, but this case is none.");
            return;
        }
        boolean wasLate = isLate(turn.current());
        arm(turn, "", next(turn, answer.parameters().get(TaskWords.NEXT_LOOK_AT)));
        if (wasLate) {
            standDown(turn);
        }
    }

    private static void standDown(Turn turn) {
        String reason = "The registry has looked again.";
        turn.progress(turn.progress()
                .withoutSteps()
                .withStatus(CaseStatus.OPEN)
                .withLease(Optional.empty())
                .at(Stage.BEFORE, 0, 0, 0, false));
        turn.change(new CaseEdit(turn.current()).acknowledgedAt(Optional.empty()));
        turn.moveVersion();
        turn.emit(TimelineKind.LOOKED, "The registry has looked", "It was late.", new Detail.None());
        Paging.withdraw(turn, page -> true, reason);
    }

    /** Whether nobody has anything to do: the registry answers, so who would be asked may change without a word. */
    static boolean isQuiet(Case current) {
        return current.kind() == CaseKind.WATCH && !isLate(current);
    }

    static Optional<String> hindrance(Turn turn, Answer answer) {
        return isQuiet(turn.current()) && !answer.action().equals("note")
                ? Optional.of("The registry looks when it should; there is nothing to answer.")
                : Optional.empty();
    }

    private static boolean isLate(Case current) {
        return current.progress()
                .deadline(DeadlineKind.LOOK)
                .filter(deadline -> deadline.subject().equals(LATE))
                .isPresent();
    }

    private static void arm(Turn turn, String subject, Instant due) {
        turn.progress(turn.progress().disarm(DeadlineKind.LOOK).arm(new Deadline(DeadlineKind.LOOK, subject, due)));
    }

    /** Never at once: a look that asks for the next one would go round without a pause. */
    private static Instant next(Turn turn, @Nullable String text) {
        Instant earliest = turn.now().plus(Limits.LOOK_NO_SOONER);
        return Times.find(text).filter(earliest::isBefore).orElse(earliest);
    }
}
