package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.PersonInvolved;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells somebody who is bound already, by their last page where they have one. */
final class Reminding {
    private static final String STEP = "reminder";

    private Reminding() {}

    static void remind(Turn turn, String person, Optional<Instant> until, String reason) {
        Page page = turn.progress().pages().stream()
                .filter(each -> each.person().equals(person))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> reminder(turn, person, until));
        turn.emit(
                TimelineKind.REMINDED,
                person + " is reminded",
                reason,
                List.of(new PersonInvolved(person, PageRole.ACCOUNTABLE, page.target(), page.reason())),
                new Detail.OfPage(page),
                List.of());
    }

    /** Somebody who has no page of their own is reminded by one, which is withdrawn with the others. */
    private static Page reminder(Turn turn, String person, Optional<Instant> until) {
        turn.memory(turn.memory().entering(STEP));
        Case now = turn.current();
        int attempt = now.memory().attempt(STEP);
        Page page = new Page(
                PageId.of(now.id(), now.episode(), STEP, attempt, person),
                person,
                PageRole.ACCOUNTABLE,
                PagePurpose.ANSWER,
                Paging.urgency(turn),
                Optional.empty(),
                STEP,
                attempt,
                "person:" + person,
                turn.progress()
                                .lease()
                                .filter(held -> held.holder().equals(person))
                                .isPresent()
                        ? person + " holds the acknowledgement."
                        : person + " has answered this case.",
                until,
                now.version(),
                Page.PageFate.PENDING,
                Paging.NOWHERE_YET);
        Paging.keep(turn, page);
        return page;
    }
}
