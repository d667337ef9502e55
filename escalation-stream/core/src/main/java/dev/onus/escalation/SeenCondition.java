package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.Verdict;
import java.util.Optional;

/** What a case is about that the registry alone sees: people answer it like any case, the registry says when it is over. */
enum SeenCondition {
    /** Somewhere ahead nobody can be reached (OWN-6). */
    COVERAGE_GAP(
            CaseKind.COVERAGE_GAP,
            "a gap in the coverage",
            "a gap is filled",
            "The gap is filled.",
            "the registry sees the schedules"),
    /** Nothing has come from a source for longer than it may be quiet (SYS-8): what it would report, nobody hears. */
    SILENT_SOURCE(
            CaseKind.SILENT_SOURCE,
            "a silent source",
            "a source is heard again",
            "The source is heard again.",
            "the registry sees what arrives");

    private final CaseKind kind;
    private final String what;
    private final String end;
    private final String reason;
    private final String standing;

    /**
     * @param what the case is about
     * @param end what ends it, instead of containment
     * @param reason of the end, where the registry gives none
     * @param standing why the registry may say so
     */
    SeenCondition(CaseKind kind, String what, String end, String reason, String standing) {
        this.kind = kind;
        this.what = what;
        this.end = end;
        this.reason = reason;
        this.standing = standing;
    }

    void over(Turn turn, Answer answer) {
        if (turn.current().kind() != kind) {
            Answering.illegal(turn, answer, "Expected " + what + ", but this case is none.");
        } else if (!turn.current().isClosed()) {
            Resolving.close(
                    turn,
                    new Ending(
                            turn.now(),
                            ResolveOutcome.CONDITION_ENDED,
                            answer.reasonOr(reason),
                            answer.actor(),
                            Optional.empty()),
                    new Detail.OfAnswer(answer, Verdict.APPLIED, standing));
        }
    }

    /** @param known whether the action is one that such a case knows; there is nothing to contain */
    Optional<String> hindrance(Answer answer, boolean known) {
        if (!known) {
            return Optional.of("Expected an answer that " + what + " knows, for example acknowledge or resolve.");
        }
        boolean contains = answer.action().equals("resolve")
                && ResolveOutcome.CONTAINED.word().equals(answer.parameters().get("outcome"));
        return contains ? Optional.of("Expected another outcome: " + end + ", and not contained.") : Optional.empty();
    }
}
