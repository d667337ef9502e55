package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import dev.onus.vocabulary.Word;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A case closes only by a decision with an outcome and a reason; nothing closes by ageing out (OWN-10). */
final class Resolving {
    /** Before the id of another case, in the place of who closed this one. */
    static final String ELDER = "case:";

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
            Optional<String> hindrance = hindrance(turn, answer, outcome.get());
            if (hindrance.isPresent()) {
                Answering.illegal(turn, answer, hindrance.get());
                return;
            }
            tooEarly.ifPresent(fired -> Retracting.retract(turn, fired));
            close(turn, answer, right, outcome.get(), reason.get());
        }
    }

    /** What stands against this outcome now; empty when nothing does. */
    private static Optional<String> hindrance(Turn turn, Answer answer, ResolveOutcome outcome) {
        Optional<Effect> review = Reviewing.pending(turn.current());
        if (review.isPresent()) {
            return Optional.of(
                    "Expected the review to be approved or rejected first: the identity stays off until then.");
        }
        return switch (outcome) {
            case CONTAINED ->
                turn.current().exposure().credentialState() == CredentialState.ACTIVE
                                && !turn.current().exposure().overridden()
                                && !Containing.isOverride(answer)
                        ? Optional.of(Containing.STILL_ACTIVE)
                        : Optional.empty();
            case RISK_ACCEPTED ->
                riskExpiry(answer).filter(turn.now()::isBefore).isEmpty()
                        ? Optional.of(
                                "Expected expiresAt, a time to come at which the accepted risk is looked at again.")
                        : Optional.empty();
            case FALSE_POSITIVE, CONDITION_ENDED -> Optional.empty();
        };
    }

    private static void close(Turn turn, Answer answer, String right, ResolveOutcome outcome, String reason) {
        if (outcome == ResolveOutcome.CONTAINED) {
            Containing.asItEnds(turn);
        }
        Optional<Instant> riskExpiresAt =
                outcome == ResolveOutcome.RISK_ACCEPTED ? riskExpiry(answer) : Optional.empty();
        turn.memory(turn.memory().answered(new Remembered(answer.id(), Verdict.APPLIED, reason)));
        close(
                turn,
                new Ending(turn.now(), outcome, reason, answer.actor(), riskExpiresAt),
                new Detail.OfAnswer(answer, Verdict.APPLIED, right));
    }

    /** Ends everything that runs, and keeps the summary. */
    static void close(Turn turn, Ending ending, Detail detail) {
        Deadline last = ending.riskExpiresAt()
                .map(expiry -> new Deadline(DeadlineKind.RISK_EXPIRY, expiry))
                .orElseGet(() -> new Deadline(DeadlineKind.FORGET, turn.now().plus(Limits.FORGET_AFTER)));
        turn.progress(turn.progress()
                .withStatus(CaseStatus.RESOLVED)
                .withLease(Optional.empty())
                .withSnooze(Optional.empty())
                .withOffer(Optional.empty())
                .withDispute(Optional.empty())
                .withDeadlines(List.of(last)));
        turn.change(new CaseEdit(turn.current())
                .ending(Optional.of(ending))
                .links(turn.current().links().onItsOwn())
                .memory(turn.memory().nothingToRetract()));
        turn.moveVersion();
        String who = ending.actor().substring(ending.actor().indexOf(':') + 1);
        boolean byPerson = !ending.actor().startsWith(ELDER) && !ending.actor().equals(Unowned.ONUS);
        turn.emit(
                TimelineKind.RESOLVED,
                (byPerson ? who + " resolved the case: " : "The case ended by itself: ")
                        + ending.outcome().word(),
                ending.reason(),
                detail);
        Paging.withdraw(turn, page -> true, "The case is resolved.");
        Effects.withdraw(turn, effect -> !Reviewing.holds(effect), "The case is resolved.");
    }

    private static Optional<Instant> riskExpiry(Answer answer) {
        return Times.find(answer.parameters().get("expiresAt"));
    }
}
