package dev.onus.escalation;

import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PageRole;
import java.time.Instant;
import java.util.Optional;

/**
 * A page to one person that has not been withdrawn.
 *
 * @param step which step asked for it: its number, {@code fallback}, {@code catch-all}, or the name of a clock
 * @param attempt entries into that step within the episode, from 1
 * @param target the policy's target that led to the person, for example {@code team:secops}
 * @param reason how the target became this person, in words
 * @param acknowledgeBy when it escalates; empty for those who are only informed
 * @param version the version of the case that the page shows
 */
public record Page(
        PageId id,
        String person,
        PageRole role,
        String step,
        int attempt,
        String target,
        String reason,
        Optional<Instant> acknowledgeBy,
        long version,
        PageFate fate) {

    /** What is known of a page so far. */
    public enum PageFate {
        PENDING,
        /** A channel accepted it. That is not yet an answer. */
        REACHED,
        /** No channel reached the person; it counts as unanswered (ESC-12). */
        UNREACHED,
        DECLINED
    }

    Page as(PageFate fate) {
        return new Page(id, person, role, step, attempt, target, reason, acknowledgeBy, version, fate);
    }

    boolean isAccountable() {
        return role == PageRole.ACCOUNTABLE;
    }

    /** Whether this person may still answer: not declined, not unreached. */
    boolean isHopeful() {
        return fate == PageFate.PENDING || fate == PageFate.REACHED;
    }
}
