package dev.onus.escalation;

import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.util.List;
import java.util.Optional;

/** A case closes only by a decision with an outcome and a reason (OWN-10). */
final class Resolving {
    private Resolving() {}

    static void resolve(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        Optional<ResolveOutcome> outcome = Optional.ofNullable(
                        answer.parameters().get("outcome"))
                .flatMap(word -> Word.find(ResolveOutcome.class, word));
        Optional<String> reason = answer.reason().filter(text -> !text.isBlank());
        if (turn.current().isClosed()) {
            Answering.illegal(turn, answer, "The case is resolved already.");
        } else if (outcome.isEmpty()) {
            Answering.illegal(turn, answer, "Expected an outcome: " + Word.all(ResolveOutcome.class) + ".");
        } else if (reason.isEmpty()) {
            Answering.illegal(turn, answer, "Expected a reason: a case closes only by a decision that says why.");
        } else {
            tooEarly.ifPresent(fired -> Retracting.retract(turn, fired));
            close(turn, answer, right, outcome.get(), reason.get());
        }
    }

    private static void close(Turn turn, Answer answer, String right, ResolveOutcome outcome, String reason) {
        Deadline forget = new Deadline(DeadlineKind.FORGET, turn.now().plus(Limits.FORGET_AFTER));
        turn.progress(turn.progress()
                .withStatus(CaseStatus.RESOLVED)
                .withLease(Optional.empty())
                .withDeadlines(List.of(forget)));
        turn.change(new CaseEdit(turn.current())
                .ending(Optional.of(new Ending(turn.now(), outcome, reason, answer.actor())))
                .memory(turn.memory().nothingToRetract()));
        turn.moveVersion();
        Answering.applied(
                turn,
                answer,
                TimelineKind.RESOLVED,
                answer.who() + " resolved the case: " + outcome.word(),
                reason,
                right);
        Paging.withdraw(turn, page -> true, "The case is resolved.");
        Effects.withdraw(turn, effect -> true, "The case is resolved.");
    }
}
