package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.Optional;

/** A case starts again at step 1, with its whole history (OWN-10, OWN-14, design: ends). */
final class Reopening {
    private Reopening() {}

    /** Somebody asks for it. */
    static void reopen(Turn turn, Answer answer, String right) {
        boolean contained = turn.progress().status() == CaseStatus.CONTAINED;
        if (!turn.current().isClosed()
                && !contained
                && turn.current().sourceResolvedAt().isEmpty()) {
            Answering.illegal(turn, answer, "The case is open; there is nothing to reopen.");
            return;
        }
        String reason = answer.reasonOr("No reason given.");
        Answering.applied(turn, answer, TimelineKind.NOTE, answer.who() + " reopened the case", reason, right);
        startAgain(turn, answer.who() + " reopened it: " + reason);
    }

    /** An alert shows that the credential of a closed case is used again. */
    static void cameBack(Turn turn, Alert alert) {
        turn.change(new CaseEdit(turn.current()).alerts(turn.current().alerts() + 1));
        turn.emit(
                TimelineKind.FOLDED,
                "The same finding came again (" + turn.current().alerts() + " alerts)",
                "It has the fold key of this case, which was closed as contained.",
                new Detail.OfAlert(alert));
        turn.change(new CaseEdit(turn.current())
                .exposure(turn.current()
                        .exposure()
                        .observed(new Observation(alert.credentialState(), alert.source(), turn.now()))));
        usedAgain(turn, alert.source() + " reports that the credential is used again.");
    }

    /** Later use undoes the containment; the exposure goes on. */
    static void usedAgain(Turn turn, String reason) {
        if (turn.current().exposure().containedAt().isEmpty()) {
            return;
        }
        startAgain(turn, reason);
    }

    /** An accepted risk has lapsed. */
    static void riskExpired(Turn turn) {
        startAgain(turn, "The time for which the risk was accepted is over.");
    }

    /**
     * A new run through the steps. The SLA clocks of an open case go on; those of a closed one had ended and start anew.
     */
    static void startAgain(Turn turn, String reason) {
        Case before = turn.current();
        boolean wasClosed = before.isClosed();
        Optional<Instant> stoppedAt =
                before.sourceResolvedAt().or(() -> before.exposure().containedAt());
        Paging.withdraw(turn, page -> !Purposes.outlivesAnEpisode(page.purpose()), reason);
        turn.progress(turn.progress()
                .withoutSteps()
                .disarm(DeadlineKind.RISK_EXPIRY)
                .disarm(DeadlineKind.OFFER)
                .withStatus(CaseStatus.OPEN)
                .withLease(Optional.empty())
                .withSnooze(Optional.empty())
                .withOffer(Optional.empty())
                .at(Stage.BEFORE, 0, 0, 0, false));
        turn.change(new CaseEdit(turn.current())
                .episode(before.episode() + 1)
                .sourceResolvedAt(Optional.empty())
                .acknowledgedAt(Optional.empty())
                .ending(Optional.empty())
                .exposure(before.exposure().cameBack(turn.situation().identity().map(Identity::credential)))
                .memory(turn.memory().newEpisode()));
        turn.moveVersion();
        if (before.links().follows().isPresent()) {
            stayQuiet(turn, before.links(), reason);
            return;
        }
        turn.emit(TimelineKind.REOPENED, "The case starts again at step 1", reason, new Detail.None());
        Reconsidering.policy(turn);
        if (wasClosed) {
            Reviewing.reopen(turn);
            Lapsing.start(turn);
        } else {
            stoppedAt.ifPresent(since -> Lapsing.resume(turn, since));
        }
        if (!wasClosed || !Storms.waits(turn)) {
            Stepping.enter(turn, 1, Cause.because(reason));
        }
    }

    /** The case that it follows pages; this one only goes back to being open. */
    private static void stayQuiet(Turn turn, Links links, String reason) {
        turn.progress(turn.progress().withDeadlines(Linking.deadlines(turn)));
        turn.emit(
                TimelineKind.REOPENED,
                "The case is open again; " + links.elder() + " pages",
                reason,
                new Detail.None());
    }
}
