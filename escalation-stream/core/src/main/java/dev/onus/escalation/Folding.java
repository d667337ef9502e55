package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A further alert of the same finding: counted, and worse ones are heard (ESC-8). */
final class Folding {
    private Folding() {}

    static void fold(Turn turn, Alert alert) {
        switch (alert.status()) {
            case RESOLVED -> sourceResolved(turn, alert);
            case ACKNOWLEDGED ->
                turn.emit(
                        TimelineKind.SOURCE_ACKNOWLEDGED,
                        "The source reports an acknowledgement",
                        "It names no person here, so it stops nothing.",
                        new Detail.OfAlert(alert));
            case OPEN, UNKNOWN -> again(turn, alert);
        }
    }

    private static void again(Turn turn, Alert alert) {
        turn.change(new CaseEdit(turn.current()).alerts(turn.current().alerts() + 1));
        turn.emit(
                TimelineKind.FOLDED,
                "The same finding came again (" + turn.current().alerts() + " alerts)",
                "It has the fold key of this case.",
                new Detail.OfAlert(alert));
        if (turn.current().isClosed()) {
            return;
        }
        Severity before = turn.current().severity();
        boolean worse = alert.severity().isWorseThan(before);
        if (worse) {
            raise(turn, alert, before);
        }
        if (turn.current().sourceResolvedAt().isPresent()) {
            startAgain(turn, "The source reports it again after it had said that it is over.");
        } else if (worse && turn.progress().status() == CaseStatus.ACKNOWLEDGED) {
            startAgain(turn, "It is worse than what was acknowledged.");
        } else if (worse) {
            Reconsidering.ownership(turn);
        }
    }

    private static void raise(Turn turn, Alert alert, Severity before) {
        turn.change(new CaseEdit(turn.current()).severity(alert.severity()));
        turn.moveVersion();
        turn.emit(
                TimelineKind.SEVERITY_RAISED,
                "Severity raised from " + before.word() + " to "
                        + alert.severity().word(),
                "A further alert of the same finding says so.",
                new Detail.OfAlert(alert));
    }

    /** A new run through the steps; the SLA clocks go on (design: ends). */
    private static void startAgain(Turn turn, String reason) {
        Paging.withdraw(turn, page -> true, reason);
        turn.progress(turn.progress()
                .withStatus(CaseStatus.OPEN)
                .withLease(Optional.empty())
                .disarm(DeadlineKind.REMINDER)
                .disarm(DeadlineKind.ACKNOWLEDGEMENT_EXPIRY)
                .at(Stage.BEFORE, 0, 0, 0, false));
        turn.current().sourceResolvedAt().ifPresent(since -> containAgain(turn, since));
        turn.change(new CaseEdit(turn.current())
                .episode(turn.current().episode() + 1)
                .sourceResolvedAt(Optional.empty())
                .acknowledgedAt(Optional.empty())
                .memory(turn.memory().newEpisode()));
        turn.moveVersion();
        turn.emit(TimelineKind.REOPENED, "The case starts again at step 1", reason, new Detail.None());
        Reconsidering.policy(turn);
        Stepping.enter(turn, 1, Cause.because(reason));
    }

    /** The contain clock goes on where the source's word had stopped it, unless it had run out before. */
    private static void containAgain(Turn turn, Instant stoppedAt) {
        turn.current()
                .clocks()
                .containBy()
                .filter(due -> due.isAfter(stoppedAt))
                .ifPresent(due -> turn.progress(turn.progress().arm(new Deadline(DeadlineKind.CONTAIN, due))));
    }

    private static void sourceResolved(Turn turn, Alert alert) {
        if (turn.current().isClosed() || turn.current().sourceResolvedAt().isPresent()) {
            turn.emit(
                    TimelineKind.NOTE,
                    "The source says once more that it is over",
                    "It was said before; nothing changes.",
                    new Detail.OfAlert(alert));
            return;
        }
        turn.change(new CaseEdit(turn.current()).sourceResolvedAt(Optional.of(turn.now())));
        Deadline verify = turn.progress()
                .deadline(DeadlineKind.RESOLVE)
                .orElseGet(() -> new Deadline(DeadlineKind.RESOLVE, turn.now().plus(Limits.RESOLVE_OVERDUE_REPEAT)));
        turn.progress(turn.progress().withDeadlines(List.of(verify)));
        turn.emit(
                TimelineKind.SOURCE_RESOLVED,
                "The source says that it is over",
                "Paging ends. Somebody verifies it and closes the case before the resolve clock runs out.",
                new Detail.OfAlert(alert));
        Paging.withdraw(turn, page -> true, "The source says that it is over.");
    }
}
