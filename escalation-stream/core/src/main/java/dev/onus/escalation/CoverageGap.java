package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.Verdict;
import java.util.Optional;

/**
 * Somewhere ahead nobody can be reached (OWN-6). People answer it like any case; the registry, which sees the schedules,
 * says when the gap is filled.
 */
final class CoverageGap {
    private CoverageGap() {}

    static void filled(Turn turn, Answer answer) {
        if (turn.current().kind() != CaseKind.COVERAGE_GAP) {
            Answering.illegal(turn, answer, "Expected a gap in the coverage, but this case is none.");
        } else if (!turn.current().isClosed()) {
            Resolving.close(
                    turn,
                    new Ending(
                            turn.now(),
                            ResolveOutcome.CONDITION_ENDED,
                            answer.reasonOr("The gap is filled."),
                            answer.actor(),
                            Optional.empty()),
                    new Detail.OfAnswer(answer, Verdict.APPLIED, "the registry sees the schedules"));
        }
    }

    /** There is nothing to contain. */
    static Optional<String> hindrance(Answer answer) {
        return answer.action().equals("resolve")
                        && "contained".equals(answer.parameters().get("outcome"))
                ? Optional.of("Expected another outcome: a gap is filled, and not contained.")
                : Optional.empty();
    }
}
