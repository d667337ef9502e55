package dev.onus.escalation;

import dev.onus.vocabulary.TaskWords;
import java.util.Optional;
import java.util.Set;

/** What may be answered to a case that the registry opened, and what the registry itself says about it. */
final class TaskAnswers {
    private static final Set<String> ALWAYS = Set.of("acknowledge", "decline", "escalate", "note");
    private static final Set<String> OF_A_SHIFT = Set.of("approve", "reject", "snooze");
    private static final Set<String> OF_A_CONDITION = Set.of("snooze", "reassign", "resolve", "reopen");

    private TaskAnswers() {}

    /** @return whether the answer was one that only such a case knows, or one that it does not know */
    static boolean answered(Turn turn, Answer answer, String right) {
        if (turn.current().task().isEmpty()) {
            return false;
        }
        Optional<String> hindrance = hindrance(turn, answer);
        if (hindrance.isPresent()) {
            Answering.illegal(turn, answer, hindrance.get());
            return true;
        }
        return ShiftOffer.answered(turn, answer, right);
    }

    private static Optional<String> hindrance(Turn turn, Answer answer) {
        String action = answer.action();
        return switch (turn.current().kind()) {
            case HAND_OVER ->
                unless(
                        ALWAYS.contains(action) || OF_A_SHIFT.contains(action),
                        "Expected the shift to be accepted (approve) or declined (reject).");
            case COVERAGE_GAP -> SeenCondition.COVERAGE_GAP.hindrance(answer, isOfACondition(action));
            case SILENT_SOURCE -> SeenCondition.SILENT_SOURCE.hindrance(answer, isOfACondition(action));
            case WATCH ->
                unless(ALWAYS.contains(action), "Expected acknowledge, decline, escalate or note: it never closes.")
                        .or(() -> Watching.hindrance(turn, answer));
            case ALERT, FIND_OWNER, REVIEW, STORM, UNKNOWN -> Optional.empty();
        };
    }

    private static boolean isOfACondition(String action) {
        return ALWAYS.contains(action) || OF_A_CONDITION.contains(action);
    }

    private static Optional<String> unless(boolean known, String sentence) {
        return known ? Optional.empty() : Optional.of(sentence);
    }

    static void registrySaid(Turn turn, Answer answer) {
        switch (answer.action()) {
            case TaskWords.LOOKED -> Watching.looked(turn, answer);
            case TaskWords.NOTIFY -> Notices.send(turn, answer);
            case TaskWords.FILLED -> SeenCondition.COVERAGE_GAP.over(turn, answer);
            case TaskWords.HEARD -> SeenCondition.SILENT_SOURCE.over(turn, answer);
            default -> Answering.illegal(turn, answer, "Expected looked, notify, filled or heard.");
        }
    }
}
