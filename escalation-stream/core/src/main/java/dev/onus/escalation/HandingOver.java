package dev.onus.escalation;

import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import java.util.Optional;

/**
 * Somebody takes over what was offered: they have the case from now. When it was passed on too often, it goes up one
 * level instead and is held there (OWN-8).
 */
final class HandingOver {
    private HandingOver() {}

    static void accept(Turn turn, Answer answer, String right, Offer offer) {
        int count = turn.current().handling().reassignments() + 1;
        boolean tooOften = count >= turn.policy().terms().reassignmentLimit();
        if (tooOften) {
            hold(turn, answer, right, offer, count);
        } else {
            take(turn, answer, right, offer);
        }
    }

    private static void take(Turn turn, Answer answer, String right, Offer offer) {
        String taker = answer.who();
        String summary = taker + " took the case over from " + offer.giver().orElse(offer.by());
        turn.change(
                new CaseEdit(turn.current()).handling(turn.current().handling().reassigned(false, offer.team())));
        Lease lease = Acknowledging.hold(turn, answer);
        turn.moveVersion();
        Answering.applied(
                turn, answer, TimelineKind.REASSIGNED, summary, answer.reasonOr(Acknowledging.words(lease)), right);
        Paging.withdraw(
                turn, page -> Reassigning.isOffer(page) && !page.person().equals(taker), summary + ".");
        Acknowledging.standDown(turn, taker, summary + ".");
        Reconsidering.assigned(turn);
    }

    /** Nobody has it any more but the next level; a contained case has no levels, so the catch-all hears of it. */
    private static void hold(Turn turn, Answer answer, String right, Offer offer, int count) {
        String reason = "It was passed on " + count + " times, so it goes up one level and stays there.";
        boolean contained = turn.progress().status() == CaseStatus.CONTAINED;
        turn.change(
                new CaseEdit(turn.current()).handling(turn.current().handling().reassigned(true, Optional.empty())));
        turn.progress(turn.progress()
                .withoutSteps()
                .withStatus(contained ? CaseStatus.CONTAINED : CaseStatus.OPEN)
                .withLease(Optional.empty())
                .withSnooze(Optional.empty()));
        turn.moveVersion();
        Answering.applied(
                turn,
                answer,
                TimelineKind.REASSIGNED,
                answer.who() + " accepted what " + offer.giver().orElse(offer.by()) + " offered, and the case is held",
                reason,
                right);
        Paging.withdraw(turn, Reassigning::isOffer, reason);
        if (contained) {
            Stepping.pageCatchAll(turn, Optional.empty(), Cause.because(reason));
        } else {
            Stepping.up(turn, Cause.because(reason));
        }
    }
}
