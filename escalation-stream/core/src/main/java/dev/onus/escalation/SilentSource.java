package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.Verdict;
import java.util.Optional;

/**
 * Nothing has come from a source for longer than it may be quiet (SYS-8): what it would report, nobody hears. People
 * answer it like any case; the registry, which sees what arrives, says when the source is heard again.
 */
final class SilentSource {
    private SilentSource() {}

    static void heard(Turn turn, Answer answer) {
        if (turn.current().kind() != CaseKind.SILENT_SOURCE) {
            Answering.illegal(turn, answer, "Expected a silent source, but this case is none.");
        } else if (!turn.current().isClosed()) {
            Resolving.close(
                    turn,
                    new Ending(
                            turn.now(),
                            ResolveOutcome.CONDITION_ENDED,
                            answer.reasonOr("The source is heard again."),
                            answer.actor(),
                            Optional.empty()),
                    new Detail.OfAnswer(answer, Verdict.APPLIED, "the registry sees what arrives"));
        }
    }

    /** There is nothing to contain. */
    static Optional<String> hindrance(Answer answer) {
        return answer.action().equals("resolve")
                        && ResolveOutcome.CONTAINED
                                .word()
                                .equals(answer.parameters().get("outcome"))
                ? Optional.of("Expected another outcome: a source is heard again, and not contained.")
                : Optional.empty();
    }
}
