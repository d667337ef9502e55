package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.Optional;

/** An alert becomes a case: clocks start, and the first step pages (OWN-1, OWN-2). */
final class Opening {
    private Opening() {}

    static void open(Turn turn) {
        startClocks(turn);
        Standing standing = turn.current().standing();
        turn.emit(
                TimelineKind.OPENED,
                "Case opened: " + turn.current().alert().title(),
                standing.ownerReason() + " " + standing.policyReason() + unowned(standing),
                new Detail.OfAlert(turn.current().alert()));
        Stepping.enter(turn, 1, Cause.opening());
    }

    /** The clocks count from the opening; only a new start of the whole case sets them again. */
    static void startClocks(Turn turn) {
        EscalationPolicy policy = turn.policy();
        Optional<Instant> containBy = policy.containWithin().map(turn.now()::plus);
        Instant resolveBy = turn.now().plus(policy.resolveWithin());
        Progress progress = turn.progress().arm(new Deadline(DeadlineKind.RESOLVE, resolveBy));
        if (containBy.isPresent()) {
            progress = progress.arm(new Deadline(DeadlineKind.CONTAIN, containBy.get()));
        }
        turn.change(new CaseEdit(turn.current()).progress(progress).clocks(new Clocks(containBy, resolveBy)));
    }

    private static String unowned(Standing standing) {
        return standing.ownerSource() == OwnerSource.CATCH_ALL
                ? " Nobody is known to own this identity; that is itself a finding."
                : "";
    }
}
