package dev.onus.escalation.stream.store;

import static dev.onus.escalation.stream.store.StoredValues.millis;
import static dev.onus.escalation.stream.store.StoredValues.orNull;

import dev.onus.escalation.Deadline;
import dev.onus.escalation.Dispute;
import dev.onus.escalation.Effect;
import dev.onus.escalation.Fired;
import dev.onus.escalation.Lease;
import dev.onus.escalation.Lists;
import dev.onus.escalation.Offer;
import dev.onus.escalation.Page;
import dev.onus.escalation.Progress;
import dev.onus.escalation.Snooze;
import dev.onus.escalation.stream.state.StoredDeadline;
import dev.onus.escalation.stream.state.StoredDispute;
import dev.onus.escalation.stream.state.StoredEffect;
import dev.onus.escalation.stream.state.StoredFired;
import dev.onus.escalation.stream.state.StoredLease;
import dev.onus.escalation.stream.state.StoredOffer;
import dev.onus.escalation.stream.state.StoredPage;
import dev.onus.escalation.stream.state.StoredProgress;
import dev.onus.escalation.stream.state.StoredSnooze;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where a case stands, as it is kept; {@link RowToProgress} is the way back. */
final class ProgressToRow {
    private ProgressToRow() {}

    static StoredProgress of(Progress it) {
        return new StoredProgress(
                it.status().name(),
                it.stage().name(),
                it.step(),
                it.repeats(),
                it.catchAllRepeats(),
                it.exhausted(),
                Lists.map(it.pages(), ProgressToRow::page),
                orNull(it.lease().map(ProgressToRow::lease)),
                Lists.map(it.deadlines(), ProgressToRow::deadline),
                Lists.map(it.effects(), ProgressToRow::effect),
                orNull(it.snooze().map(ProgressToRow::snooze)),
                orNull(it.offer().map(ProgressToRow::offer)),
                orNull(it.dispute().map(ProgressToRow::dispute)));
    }

    static StoredFired fired(Fired it) {
        return new StoredFired(
                it.deadline().kind().name(),
                it.deadline().dueAt().toEpochMilli(),
                it.firedAt().toEpochMilli(),
                of(it.before()),
                it.version(),
                it.deadline().subject());
    }

    private static StoredPage page(Page it) {
        return new StoredPage(
                it.id().value(),
                it.person(),
                it.role().name(),
                it.step(),
                it.attempt(),
                it.target(),
                it.reason(),
                millis(it.acknowledgeBy()),
                it.version(),
                it.fate().name(),
                it.purpose().name(),
                it.urgency().name(),
                orNull(it.contact()),
                destinations(it));
    }

    private static Map<String, String> destinations(Page it) {
        Map<String, String> names = new TreeMap<>();
        it.destinations().forEach((destination, state) -> names.put(destination, state.name()));
        return names;
    }

    private static StoredLease lease(Lease it) {
        return new StoredLease(
                it.holder(), it.acknowledgedAt().toEpochMilli(), it.expiresAt().toEpochMilli(), orNull(it.intent()));
    }

    private static StoredDeadline deadline(Deadline it) {
        return new StoredDeadline(it.kind().name(), it.dueAt().toEpochMilli(), it.subject());
    }

    private static StoredEffect effect(Effect it) {
        return StoredEffect.newBuilder()
                .setId(it.id())
                .setAction(it.action().word())
                .setStep(it.step())
                .setRequestedAt(it.requestedAt().toEpochMilli())
                .setScope(orNull(it.scope()))
                .setStatus(it.status().name())
                .setAuthority(it.authority())
                .setAuthorityTarget(orNull(it.authorityTarget()))
                .setAnswerBy(millis(it.answerBy()))
                .setExpiresAt(it.expiresAt().toEpochMilli())
                .setApprovers(sorted(it.approvers()))
                .setDetail(orNull(it.detail()))
                .build();
    }

    private static StoredSnooze snooze(Snooze it) {
        return new StoredSnooze(
                it.by(),
                it.until().toEpochMilli(),
                it.from().name(),
                orNull(it.left().map(Duration::toMillis)));
    }

    private static StoredOffer offer(Offer it) {
        return new StoredOffer(
                it.by(), it.to(), sorted(it.asked()), it.expiresAt().toEpochMilli());
    }

    private static StoredDispute dispute(Dispute it) {
        return new StoredDispute(
                it.by(),
                orNull(it.proposed()),
                sorted(it.asked()),
                it.settleBy().toEpochMilli());
    }

    /** A set has no order of its own, and the same case is to be the same bytes. */
    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
