package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.TimelineKind;
import java.util.List;
import java.util.stream.Collectors;

/** An alert becomes a case: clocks start, and the first step pages (OWN-1, OWN-2). */
final class Opening {
    private Opening() {}

    static void open(Turn turn) {
        boolean sample = turn.current().isSample();
        if (sample) {
            Sampling.start(turn);
        } else {
            Observing.first(turn);
            Lapsing.start(turn);
        }
        Standing standing = turn.current().standing();
        turn.emit(
                TimelineKind.OPENED,
                "Case opened: " + turn.current().alert().title(),
                standing.ownerReason() + " " + standing.policyReason() + unowned(standing) + Storms.words(turn)
                        + (sample ? " " + Sampling.words(turn.current().clocks().resolveBy()) : ""),
                new Detail.OfAlert(turn.current().alert()));
        repeats(turn);
        if (!sample) {
            page(turn);
        }
    }

    /** A case that was opened by a vendor's sample begins. */
    static void begin(Turn turn) {
        Observing.first(turn);
        Lapsing.start(turn);
        page(turn);
    }

    private static void page(Turn turn) {
        boolean waits = Storms.waits(turn);
        if (!waits) {
            Unowned.findOwner(turn);
        }
        Reviewing.open(turn);
        if (!waits) {
            first(turn, Cause.opening());
        }
    }

    /** No word of a storm has come to a case that waited for one. */
    static void goOn(Turn turn, Cause cause) {
        Unowned.findOwner(turn);
        first(turn, cause);
    }

    private static void first(Turn turn, Cause cause) {
        if (!Deferring.deferred(turn)) {
            Stepping.enter(turn, 1, cause);
        }
    }

    /** The registry has a person do something. */
    static void openTask(Turn turn, Task task) {
        Standing standing = turn.current().standing();
        boolean isWatch = task.kind() == CaseKind.WATCH;
        if (isWatch) {
            Watching.start(turn, task);
        } else {
            Lapsing.start(turn);
        }
        turn.emit(
                TimelineKind.OPENED,
                "Case opened: " + turn.current().alert().title(),
                task.find(TaskWords.DETAILS).map(text -> text + " ").orElse("") + standing.ownerReason() + " "
                        + standing.policyReason(),
                new Detail.OfAlert(turn.current().alert()));
        if (!isWatch) {
            Stepping.enter(turn, 1, Cause.opening());
        }
    }

    /** The same identity was exposed before (OWN-12). */
    static void repeats(Turn turn) {
        List<CaseId> earlier = turn.current().links().repeats();
        if (!earlier.isEmpty()) {
            turn.emit(
                    TimelineKind.LINKED,
                    "Repeats " + earlier.size() + (earlier.size() == 1 ? " earlier case" : " earlier cases"),
                    "The same identity had a case of class "
                            + turn.current().alert().alertClass().word() + " before: "
                            + earlier.stream().map(CaseId::value).collect(Collectors.joining(", "))
                            + ". That raises the priority.",
                    new Detail.None());
        }
    }

    private static String unowned(Standing standing) {
        return standing.ownerSource() == OwnerSource.CATCH_ALL
                ? " Nobody is known to own this identity; that is itself a finding."
                : "";
    }
}
