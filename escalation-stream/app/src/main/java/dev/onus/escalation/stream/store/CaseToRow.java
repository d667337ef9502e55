package dev.onus.escalation.stream.store;

import static dev.onus.escalation.stream.store.StoredValues.millis;
import static dev.onus.escalation.stream.store.StoredValues.orNull;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Fired;
import dev.onus.escalation.Page;
import dev.onus.escalation.Progress;
import dev.onus.escalation.Standing;
import dev.onus.escalation.stream.state.StoredAlert;
import dev.onus.escalation.stream.state.StoredAnswer;
import dev.onus.escalation.stream.state.StoredCase;
import dev.onus.escalation.stream.state.StoredDeadline;
import dev.onus.escalation.stream.state.StoredEffect;
import dev.onus.escalation.stream.state.StoredEnding;
import dev.onus.escalation.stream.state.StoredFired;
import dev.onus.escalation.stream.state.StoredLease;
import dev.onus.escalation.stream.state.StoredPage;
import dev.onus.escalation.stream.state.StoredProgress;
import dev.onus.escalation.stream.state.StoredStanding;
import java.util.ArrayList;
import java.util.HashMap;

/** From the case machine's records to what is kept; {@link RowToCase} is the way back. */
final class CaseToRow {
    private CaseToRow() {}

    static StoredCase of(CaseRow row) {
        Case it = row.current();
        return StoredCase.newBuilder()
                .setArmedAt(millis(row.armedAt()))
                .setOwnershipPosition(
                        row.ownershipPosition().isPresent()
                                ? (Long) row.ownershipPosition().getAsLong()
                                : null)
                .setId(it.id().value())
                .setKind(it.kind().name())
                .setRoutingKey(it.routingKey().value())
                .setFoldKey(it.foldKey())
                .setAlert(alert(it.alert()))
                .setSeverity(it.severity().name())
                .setAlerts(it.alerts())
                .setOpenedAt(it.openedAt().toEpochMilli())
                .setUpdatedAt(it.updatedAt().toEpochMilli())
                .setVersion(it.version())
                .setRevision(it.revision())
                .setEpisode(it.episode())
                .setStanding(standing(it.standing()))
                .setProgress(progress(it.progress()))
                .setContainBy(millis(it.clocks().containBy()))
                .setResolveBy(it.clocks().resolveBy().toEpochMilli())
                .setSourceResolvedAt(millis(it.sourceResolvedAt()))
                .setAcknowledgedAt(millis(it.acknowledgedAt()))
                .setEnding(orNull(it.ending()
                        .map(ending -> new StoredEnding(
                                ending.closedAt().toEpochMilli(),
                                ending.outcome().name(),
                                ending.reason(),
                                ending.actor()))))
                .setLinks(new ArrayList<>(it.links()))
                .setAttempts(new HashMap<>(it.memory().attempts()))
                .setAccountable(new ArrayList<>(it.memory().accountable()))
                .setInformed(new ArrayList<>(it.memory().informed()))
                .setAnswers(it.memory().answers().stream()
                        .map(answer -> new StoredAnswer(
                                answer.id().value(), answer.verdict().name(), answer.reason()))
                        .toList())
                .setFired(it.memory().fired().stream().map(CaseToRow::fired).toList())
                .build();
    }

    private static StoredAlert alert(Alert it) {
        return new StoredAlert(
                it.id().value(),
                it.receiptId().value(),
                it.routingKey().value(),
                orNull(it.identityId()),
                it.source(),
                orNull(it.rule()),
                it.title(),
                it.dedupKey(),
                orNull(it.correlationId()),
                it.severity().name(),
                it.alertClass().name(),
                it.status().name(),
                orNull(it.resource()),
                orNull(it.environment()),
                it.credentialState().name(),
                orNull(it.evidenceUrl()),
                millis(it.occurredAt()),
                orNull(it.tenant()),
                it.test(),
                orNull(it.traceId()));
    }

    private static StoredStanding standing(Standing it) {
        return new StoredStanding(
                it.owner(),
                orNull(it.steward()),
                orNull(it.backup()),
                orNull(it.serviceOwner()),
                it.ownerSource().name(),
                it.confidencePercent(),
                it.ownerReason(),
                it.policy(),
                it.policyVersion(),
                it.policyReason());
    }

    private static StoredProgress progress(Progress it) {
        return new StoredProgress(
                it.status().name(),
                it.stage().name(),
                it.step(),
                it.repeats(),
                it.catchAllRepeats(),
                it.exhausted(),
                it.pages().stream().map(CaseToRow::page).toList(),
                orNull(it.lease()
                        .map(lease -> new StoredLease(
                                lease.holder(),
                                lease.acknowledgedAt().toEpochMilli(),
                                lease.expiresAt().toEpochMilli()))),
                it.deadlines().stream()
                        .map(deadline -> new StoredDeadline(
                                deadline.kind().name(), deadline.dueAt().toEpochMilli()))
                        .toList(),
                it.effects().stream()
                        .map(effect -> new StoredEffect(
                                effect.id(),
                                effect.action(),
                                effect.step(),
                                effect.requestedAt().toEpochMilli()))
                        .toList());
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
                it.fate().name());
    }

    private static StoredFired fired(Fired it) {
        return new StoredFired(
                it.deadline().kind().name(),
                it.deadline().dueAt().toEpochMilli(),
                it.firedAt().toEpochMilli(),
                progress(it.before()),
                it.version());
    }
}
