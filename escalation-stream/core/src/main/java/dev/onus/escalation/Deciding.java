package dev.onus.escalation;

import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.TimelineKind;
import java.util.Optional;

/** A decision is recorded: who, under which right, what, when, why (CDR-7). */
final class Deciding {
    /** Parameter: what was to be decided, for example {@code contain}. */
    static final String DECISION = "decision";
    /** Parameter: what was decided. */
    static final String CHOICE = "choice";

    private Deciding() {}

    static void decide(Turn turn, Answer answer, String right) {
        Optional<String> decision = text(answer, DECISION);
        Optional<String> choice = text(answer, CHOICE);
        Optional<String> reason = answer.reason().filter(words -> !words.isBlank());
        if (turn.current().isClosed()) {
            Answering.illegal(turn, answer, "The case is resolved; there is nothing to decide. Reopen it first.");
        } else if (decision.isEmpty() || choice.isEmpty()) {
            Answering.illegal(turn, answer, "Expected decision and choice, for example contain and revoke.");
        } else if (reason.isEmpty()) {
            Answering.illegal(turn, answer, "Expected a reason: a decision is recorded with why it was taken.");
        } else {
            Decided decided =
                    new Decided(decision.get(), choice.get(), answer.actor(), right, reason.get(), turn.now());
            Retracting.clock(turn, DeadlineKind.DECIDE, StepCondition.NOT_DECIDED);
            record(turn, answer, decided);
        }
    }

    private static void record(Turn turn, Answer answer, Decided decided) {
        turn.change(
                new CaseEdit(turn.current()).handling(turn.current().handling().decided(decided)));
        turn.progress(turn.progress().disarm(DeadlineKind.DECIDE));
        turn.moveVersion();
        String summary = answer.who() + " decided " + decided.decision() + ": " + decided.choice();
        Answering.applied(turn, answer, TimelineKind.DECIDED, summary, decided.reason(), decided.right());
        Paging.withdraw(turn, page -> page.step().equals(DeadlineKind.DECIDE.word()), summary + ".");
        Conditions.withdrawMet(turn);
        Acknowledging.extend(turn, answer);
    }

    private static Optional<String> text(Answer answer, String parameter) {
        return Optional.ofNullable(answer.parameters().get(parameter)).filter(words -> !words.isBlank());
    }
}
