package dev.onus.registry.simulation;

import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.Deadline;
import dev.onus.vocabulary.TimelineKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Deadlines of one instant that only come back.
 *
 * @param all whether nothing else is due at that instant
 */
record Stale(List<Deadline> deadlines, boolean all) {
    static final Stale NOTHING = new Stale(List.of(), false);

    /** The events without those that come of a deadline that was shown before: its own, and the pages that follow it. */
    List<CaseEvent> leftOutOf(List<CaseEvent> events) {
        if (all) {
            return List.of();
        }
        List<CaseEvent> kept = new ArrayList<>();
        boolean stale = false;
        for (CaseEvent event : events) {
            if (event.detail() instanceof Detail.OfDeadline of) {
                stale = deadlines.contains(of.deadline());
            } else if (event.kind() == TimelineKind.EFFECT_OVERDUE && event.detail() instanceof Detail.OfEffect of) {
                stale = isAbout(of.effect().id());
            }
            if (!stale) {
                kept.add(event);
            }
        }
        return kept;
    }

    private boolean isAbout(String subject) {
        return deadlines.stream().anyMatch(deadline -> deadline.subject().equals(subject));
    }
}
