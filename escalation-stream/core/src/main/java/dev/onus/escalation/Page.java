package dev.onus.escalation;

import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.Urgency;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A page to one person that has not been withdrawn.
 *
 * @param purpose what it asks of the person; what they may do and what ends the page follow from it
 * @param urgency how loud it is; the person's own rules are chosen by it
 * @param contact the only contact of the person it goes to; empty: as the person's rules say
 * @param step names the page beside its case and person: a number, {@code fallback}, {@code catch-all}, a clock
 * @param attempt entries into that step within the episode, from 1
 * @param target the policy's target that led to the person, for example {@code team:secops}
 * @param reason how the target became this person, in words
 * @param acknowledgeBy when it escalates; empty for those who are only informed
 * @param version the version of the case that the page shows
 * @param destinations how far it got at each destination, as far as anybody has said
 */
public record Page(
        PageId id,
        String person,
        PageRole role,
        PagePurpose purpose,
        Urgency urgency,
        Optional<String> contact,
        String step,
        int attempt,
        String target,
        String reason,
        Optional<Instant> acknowledgeBy,
        long version,
        PageFate fate,
        SortedMap<String, DeliveryState> destinations) {

    public Page {
        destinations = Collections.unmodifiableSortedMap(new TreeMap<>(destinations));
    }

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
        return new Page(
                id,
                person,
                role,
                purpose,
                urgency,
                contact,
                step,
                attempt,
                target,
                reason,
                acknowledgeBy,
                version,
                fate,
                destinations);
    }

    Page at(Map<String, DeliveryState> destinations) {
        return new Page(
                id,
                person,
                role,
                purpose,
                urgency,
                contact,
                step,
                attempt,
                target,
                reason,
                acknowledgeBy,
                version,
                fate,
                new TreeMap<>(destinations));
    }

    boolean isAccountable() {
        return role == PageRole.ACCOUNTABLE;
    }

    /** Whether this person may still answer: not declined, not unreached. */
    boolean isHopeful() {
        return fate == PageFate.PENDING || fate == PageFate.REACHED;
    }

    boolean isRead() {
        return destinations.containsValue(DeliveryState.READ);
    }

    /** Whether every destination that had taken it has said since that it does not arrive there. */
    boolean hasFailedEverywhere() {
        return !destinations.isEmpty() && destinations.values().stream().allMatch(DeliveryState.FAILED::equals);
    }
}
