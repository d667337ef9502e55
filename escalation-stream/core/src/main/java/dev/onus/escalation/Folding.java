package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import java.util.Optional;
import java.util.stream.Stream;

/** A further alert of the same finding: counted, and worse ones are heard (ESC-8). */
final class Folding {
    private Folding() {}

    static void fold(Turn turn, CaseInput.AlertFolded folded) {
        Alert alert = folded.alert();
        if (alert.pagesNobody()) {
            Sampling.toldToRealCase(turn, alert);
            return;
        }
        switch (alert.status()) {
            case RESOLVED -> sourceResolved(turn, alert);
            case ACKNOWLEDGED ->
                turn.emit(
                        TimelineKind.SOURCE_ACKNOWLEDGED,
                        "The source reports an acknowledgement",
                        "It names no person here, so it stops nothing.",
                        new Detail.OfAlert(alert));
            case OPEN, UNKNOWN -> again(turn, folded);
        }
    }

    private static void again(Turn turn, CaseInput.AlertFolded folded) {
        Alert alert = folded.alert();
        boolean firstReal = !turn.current().isClosed() && Sampling.isFirstReal(turn.current(), alert);
        turn.change(new CaseEdit(turn.current()).alerts(turn.current().alerts() + 1));
        if (firstReal) {
            Sampling.isExposure(turn, folded);
        }
        turn.emit(
                TimelineKind.FOLDED,
                "The same finding came again (" + turn.current().alerts() + " alerts)",
                firstReal
                        ? "It has the fold key of this case, and is no sample as those before were."
                        : "It has the fold key of this case.",
                new Detail.OfAlert(alert));
        if (firstReal) {
            Opening.repeats(turn);
        }
        if (turn.current().isClosed()) {
            return;
        }
        int episode = turn.current().episode();
        Observing.byAlert(turn, alert);
        if (turn.current().episode() != episode) {
            return;
        }
        Severity before = turn.current().severity();
        boolean worse = alert.severity().isWorseThan(before);
        if (worse) {
            raise(turn, alert, before);
        }
        if (turn.current().sourceResolvedAt().isPresent()) {
            if (Observing.showsTheEnd(turn, alert)) {
                return;
            }
            Reopening.startAgain(turn, "The source reports it again after it had said that it is over.");
        } else if (worse && turn.current().links().follows().isPresent()) {
            // A storm is told how bad its children are, and is raised with them.
            if (turn.current().links().storm().isEmpty()) {
                goOnAlone(turn);
            }
        } else if (worse && isHeld(turn)) {
            Reopening.startAgain(turn, "It is worse than what was acknowledged.");
        } else if (worse) {
            Reconsidering.ownership(turn);
        }
    }

    /** The elder case may be held by somebody who knows nothing of this, so this one pages by itself from here on. */
    private static void goOnAlone(Turn turn) {
        turn.change(new CaseEdit(turn.current()).links(turn.current().links().onItsOwn()));
        Reopening.startAgain(turn, "It is worse than the case that it followed.");
    }

    /** Whether somebody has it, or nobody is paged for a while: a worse finding is heard all the same. */
    private static boolean isHeld(Turn turn) {
        return switch (turn.progress().status()) {
            case ACKNOWLEDGED, SNOOZED, CONTAINED -> true;
            case OPEN, RESOLVED -> false;
        };
    }

    private static void raise(Turn turn, Alert alert, Severity before) {
        turn.change(new CaseEdit(turn.current()).severity(alert.severity()));
        turn.moveVersion();
        turn.emit(
                TimelineKind.SEVERITY_RAISED,
                "Severity raised from " + before.word() + " to "
                        + alert.severity().word(),
                "A further alert of the same finding says so."
                        + alert.severityReason().map(why -> " " + why).orElse(""),
                new Detail.OfAlert(alert));
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
        end(
                turn,
                TimelineKind.SOURCE_RESOLVED,
                "The source says that it is over",
                "Paging ends. Somebody verifies it and closes the case before the resolve clock runs out.",
                new Detail.OfAlert(alert));
    }

    /** What the case is about seems to be over: nobody is paged until the resolve clock, which is for the verification. */
    static void end(Turn turn, TimelineKind kind, String summary, String reason, Detail detail) {
        turn.change(new CaseEdit(turn.current()).sourceResolvedAt(Optional.of(turn.now())));
        Deadline verify = turn.progress()
                .deadline(DeadlineKind.RESOLVE)
                .orElseGet(() -> new Deadline(DeadlineKind.RESOLVE, turn.now().plus(Limits.OVERDUE_REPEAT)));
        turn.progress(turn.progress()
                .withDeadlines(Stream.concat(Stream.of(verify), Effects.deadlines(turn))
                        .toList())
                .withOffer(Optional.empty())
                .withDispute(Optional.empty()));
        Snoozing.cut(turn);
        turn.emit(kind, summary, reason, detail);
        Paging.withdraw(turn, page -> true, summary + ".");
    }
}
