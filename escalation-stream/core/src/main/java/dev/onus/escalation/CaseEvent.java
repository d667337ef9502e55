package dev.onus.escalation;

import dev.onus.registry.model.RecordRef;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened to a case; the case-event log is made of these.
 *
 * @param after the case after this event, its version and revision included
 * @param summary what happened, in words
 * @param reason why, in words
 * @param persons whom it concerns
 * @param restsOn registry records that it rests on
 */
public record CaseEvent(
        TimelineKind kind,
        Case after,
        Instant at,
        String summary,
        String reason,
        List<PersonInvolved> persons,
        Detail detail,
        List<RecordRef> restsOn) {

    public CaseEvent {
        persons = List.copyOf(persons);
        restsOn = List.copyOf(restsOn);
    }

    /** The same for the same event of the same log (G4). */
    public String id() {
        return StableHash.of("event", after.id().value(), Long.toString(after.revision()));
    }

    /** A person in an event, the policy's target that led there, and how. */
    public record PersonInvolved(String person, PageRole role, String target, String reason) {}

    /** What an event says about an effect. */
    public enum EffectPhase {
        /** Nobody carries it out yet. */
        PROPOSED,
        REQUESTED,
        /** Nobody answered it in its window, or its time is over without anything to undo. */
        OVERDUE,
        WITHDRAWN
    }

    /** What only some kinds of events have. */
    public sealed interface Detail {
        record None() implements Detail {}

        /** Of page-requested, page-withdrawn and reminded. */
        record OfPage(Page page) implements Detail {}

        /** Of what a deadline did. {@code late}: it fired well after it was due, because nothing ran then. */
        record OfDeadline(Deadline deadline, Instant firedAt, boolean late) implements Detail {}

        /**
         * Of a verdict.
         *
         * @param right the right under which it was accepted, or the one that was missing
         * @param effect the effect that was answered, approved or rejected, as it is after it
         */
        record OfAnswer(Answer answer, Verdict verdict, String right, Optional<Effect> effect) implements Detail {
            public OfAnswer(Answer answer, Verdict verdict, String right) {
                this(answer, verdict, right, Optional.empty());
            }
        }

        /** Of what is asked of a platform team; {@code phase} says whether they are to do, or to undo, something. */
        record OfEffect(Effect effect, EffectPhase phase) implements Detail {}

        /** Of a word about the credential. */
        record OfObservation(Observation observation) implements Detail {}

        record OfDelivery(CaseInput.Delivered delivery) implements Detail {}

        /** Of what a channel said later. */
        record OfReceipt(CaseInput.Receipt receipt) implements Detail {}

        record OfAlert(Alert alert) implements Detail {}
    }
}
