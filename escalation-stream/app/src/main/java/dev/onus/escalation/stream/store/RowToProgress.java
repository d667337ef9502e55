package dev.onus.escalation.stream.store;

import static dev.onus.escalation.stream.store.StoredValues.instant;

import dev.onus.escalation.Deadline;
import dev.onus.escalation.DeadlineKind;
import dev.onus.escalation.Dispute;
import dev.onus.escalation.Effect;
import dev.onus.escalation.Fired;
import dev.onus.escalation.Lease;
import dev.onus.escalation.Offer;
import dev.onus.escalation.Page;
import dev.onus.escalation.Progress;
import dev.onus.escalation.Purposes;
import dev.onus.escalation.Snooze;
import dev.onus.escalation.Stage;
import dev.onus.escalation.stream.state.StoredDispute;
import dev.onus.escalation.stream.state.StoredEffect;
import dev.onus.escalation.stream.state.StoredFired;
import dev.onus.escalation.stream.state.StoredLease;
import dev.onus.escalation.stream.state.StoredOffer;
import dev.onus.escalation.stream.state.StoredPage;
import dev.onus.escalation.stream.state.StoredProgress;
import dev.onus.escalation.stream.state.StoredSnooze;
import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** From what is kept back to where a case stands; {@link ProgressToRow} is the other way. */
final class RowToProgress {
    private RowToProgress() {}

    static Progress of(StoredProgress it) {
        List<Effect> effects =
                it.getEffects().stream().map(RowToProgress::effect).toList();
        return new Progress(
                CaseStatus.valueOf(it.getStatus()),
                Stage.valueOf(it.getStage()),
                it.getStep(),
                it.getRepeats(),
                it.getCatchAllRepeats(),
                it.getExhausted(),
                it.getPages().stream().map(page -> page(page, effects)).toList(),
                Optional.ofNullable(it.getLease()).map(RowToProgress::lease),
                it.getDeadlines().stream()
                        .map(deadline -> deadline(deadline.getKind(), deadline.getSubject(), deadline.getDueAt()))
                        .toList(),
                effects,
                Optional.ofNullable(it.getSnooze()).map(RowToProgress::snooze),
                Optional.ofNullable(it.getOffer()).map(RowToProgress::offer),
                Optional.ofNullable(it.getDispute()).map(RowToProgress::dispute));
    }

    static Fired fired(StoredFired it) {
        return new Fired(
                deadline(it.getKind(), it.getSubject(), it.getDueAt()),
                instant(it.getFiredAt()),
                of(it.getBefore()),
                it.getVersion());
    }

    private static Deadline deadline(String kind, String subject, long dueAt) {
        return new Deadline(DeadlineKind.valueOf(kind), subject, instant(dueAt));
    }

    /** A page from before pages said what they ask is what its step meant. */
    private static Page page(StoredPage it, List<Effect> effects) {
        String purpose = it.getPurpose();
        return new Page(
                new PageId(it.getId()),
                it.getPerson(),
                PageRole.valueOf(it.getRole()),
                purpose == null
                        ? Purposes.ofEarlier(it.getStep(), it.getPerson(), effects)
                        : PagePurpose.valueOf(purpose),
                Urgency.valueOf(it.getUrgency()),
                Optional.ofNullable(it.getContact()),
                it.getStep(),
                it.getAttempt(),
                it.getTarget(),
                it.getReason(),
                instant(it.getAcknowledgeBy()),
                it.getVersion(),
                Page.PageFate.valueOf(it.getFate()),
                destinations(it));
    }

    private static SortedMap<String, DeliveryState> destinations(StoredPage it) {
        SortedMap<String, DeliveryState> states = new TreeMap<>();
        it.getDestinations().forEach((destination, state) -> states.put(destination, DeliveryState.valueOf(state)));
        return states;
    }

    private static Lease lease(StoredLease it) {
        return new Lease(
                it.getHolder(),
                instant(it.getAcknowledgedAt()),
                instant(it.getExpiresAt()),
                Optional.ofNullable(it.getIntent()));
    }

    private static Effect effect(StoredEffect it) {
        Instant requestedAt = instant(it.getRequestedAt());
        return new Effect(
                it.getId(),
                Word.parse(EffectName.class, it.getAction()),
                Optional.ofNullable(it.getScope()),
                it.getStep(),
                requestedAt,
                EffectStatus.valueOf(it.getStatus()),
                it.getAuthority(),
                Optional.ofNullable(it.getAuthorityTarget()),
                instant(it.getAnswerBy()),
                instant(it.getExpiresAt()).orElseGet(() -> requestedAt.plus(EffectSpec.DEFAULT_EXPIRES_AFTER)),
                Set.copyOf(it.getApprovers()),
                Optional.ofNullable(it.getDetail()));
    }

    private static Snooze snooze(StoredSnooze it) {
        return new Snooze(
                it.getBy(),
                instant(it.getUntil()),
                CaseStatus.valueOf(it.getFrom()),
                Optional.ofNullable(it.getLeft()).map(Duration::ofMillis));
    }

    private static Offer offer(StoredOffer it) {
        return new Offer(it.getBy(), it.getTo(), Set.copyOf(it.getAsked()), instant(it.getExpiresAt()));
    }

    private static Dispute dispute(StoredDispute it) {
        return new Dispute(
                it.getBy(),
                Optional.ofNullable(it.getProposed()),
                Set.copyOf(it.getAsked()),
                instant(it.getSettleBy()));
    }
}
