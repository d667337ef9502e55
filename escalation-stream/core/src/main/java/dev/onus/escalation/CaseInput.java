package dev.onus.escalation;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can happen to a case from outside. Its time is the record's, and is an argument beside it. */
public sealed interface CaseInput {
    /**
     * A further alert with the fold key of this case: a repetition, a worse severity, or the source's own ending.
     *
     * @param earlier cases that it repeats, newest first; asked for only where it is the first that is no sample, because
     *     a sample repeats nothing (OWN-12)
     */
    record AlertFolded(Alert alert, List<CaseId> earlier) implements CaseInput {
        public AlertFolded {
            earlier = List.copyOf(earlier);
        }

        public AlertFolded(Alert alert) {
            this(alert, List.of());
        }
    }

    /** An alert shows that the credential of a closed, contained case is used again (OWN-14). */
    record CameBack(Alert alert) implements CaseInput {}

    /** Another case of the same identity heard a word about the credential (OWN-14). */
    record Observed(Observation observation) implements CaseInput {}

    record Answered(Answer answer) implements CaseInput {}

    /** The identity's ownership record arrived, changed or went; the situation holds the new one. */
    record OwnershipChanged() implements CaseInput {}

    /** A record that owner, policy or people depend on has changed; whoever should be paged now is found again. */
    record ReEvaluated() implements CaseInput {}

    /** An older case turned out to be about the same identity under another name; it pages, this one follows. */
    record Linked(CaseId elder) implements CaseInput {}

    /** Its issuer has a storm; the storm's case pages, this one follows (ESC-8). */
    record StormFollowed(CaseId storm, RoutingKey issuer) implements CaseInput {}

    /** More cases follow this storm, or more critical ones. */
    record ChildrenGrew(Children children) implements CaseInput {}

    /**
     * The elder case that this one follows has ended.
     *
     * @param outcome the word of how it was closed; empty when it only let go of this one
     * @param riskExpiresAt of an accepted risk
     */
    record ElderEnded(CaseId elder, Optional<String> outcome, Optional<Instant> riskExpiresAt, String reason)
            implements CaseInput {}

    /**
     * The notifier's last word about a page.
     *
     * @param reached whether a channel accepted it; false counts as unanswered (ESC-12)
     * @param destinations how far it got at each by then
     */
    record Delivered(
            PageId pageId,
            String person,
            boolean reached,
            Optional<String> channel,
            Optional<String> detail,
            List<Destination> destinations)
            implements CaseInput {
        public Delivered {
            destinations = List.copyOf(destinations);
        }
    }

    /**
     * How far a page got at one destination.
     *
     * @param id a hash that names nobody, the same in deliveries and receipts
     * @param shortened the address, so that it names nobody
     */
    record Destination(
            String id,
            String channel,
            Optional<String> shortened,
            DeliveryState state,
            int attempts,
            Optional<String> detail) {}

    /**
     * What a channel says later about a page that it had accepted.
     *
     * @param state delivered, read or failed
     * @param destination as in {@link Destination#id}; empty when the channel does not say
     */
    record Receipt(
            ResponseId id,
            PageId pageId,
            String person,
            Optional<String> channel,
            Optional<String> destination,
            DeliveryState state,
            Optional<String> detail)
            implements CaseInput {}

    /** The registry's own word about a case that it opened: looked, filled, notify. It needs no right and no verdict. */
    record RegistrySaid(Answer answer) implements CaseInput {}
}
