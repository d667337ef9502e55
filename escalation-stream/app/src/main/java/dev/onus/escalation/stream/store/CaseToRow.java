package dev.onus.escalation.stream.store;

import static dev.onus.escalation.stream.store.StoredValues.millis;
import static dev.onus.escalation.stream.store.StoredValues.orNull;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Exposure;
import dev.onus.escalation.Handling;
import dev.onus.escalation.Links;
import dev.onus.escalation.Memory;
import dev.onus.escalation.Standing;
import dev.onus.escalation.stream.state.StoredAlert;
import dev.onus.escalation.stream.state.StoredAnswer;
import dev.onus.escalation.stream.state.StoredCase;
import dev.onus.escalation.stream.state.StoredChildren;
import dev.onus.escalation.stream.state.StoredDecision;
import dev.onus.escalation.stream.state.StoredEnding;
import dev.onus.escalation.stream.state.StoredExposure;
import dev.onus.escalation.stream.state.StoredObservation;
import dev.onus.escalation.stream.state.StoredStanding;
import dev.onus.escalation.stream.state.StoredTask;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.RoutingKey;
import java.util.ArrayList;
import java.util.HashMap;

/** From the case machine's records to what is kept; {@link RowToCase} is the way back. */
final class CaseToRow {
    private CaseToRow() {}

    static StoredCase of(CaseRow row) {
        Case it = row.current();
        StoredCase.Builder stored = StoredCase.newBuilder()
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
                .setProgress(ProgressToRow.of(it.progress()))
                .setPriority(it.priority().level())
                .setPriorityReason(it.priority().reason())
                .setExposure(exposure(it.exposure()))
                .setDecideBy(millis(it.clocks().decideBy()))
                .setContainBy(millis(it.clocks().containBy()))
                .setResolveBy(it.clocks().resolveBy().toEpochMilli())
                .setClocksStartedAt(it.clocks().startedAt().toEpochMilli())
                .setSourceResolvedAt(millis(it.sourceResolvedAt()))
                .setAcknowledgedAt(millis(it.acknowledgedAt()))
                .setTask(orNull(it.task().map(task -> new StoredTask(task.said(), task.notices()))))
                .setEnding(orNull(it.ending()
                        .map(ending -> new StoredEnding(
                                ending.closedAt().toEpochMilli(),
                                ending.outcome().name(),
                                ending.reason(),
                                ending.actor(),
                                millis(ending.riskExpiresAt())))));
        handling(stored, it.handling());
        links(stored, it.links());
        memory(stored, it.memory());
        return stored.build();
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
                orNull(it.traceId()),
                orNull(it.severityReason()),
                it.pagesNobody());
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
                it.policyReason(),
                it.changeWindows());
    }

    private static StoredExposure exposure(Exposure it) {
        return new StoredExposure(
                orNull(it.latest()
                        .map(seen -> new StoredObservation(
                                seen.state().name(),
                                seen.source(),
                                seen.observedAt().toEpochMilli()))),
                it.recordState().name(),
                millis(it.validUntilThen()),
                millis(it.rotationDueThen()),
                millis(it.containedAt()),
                it.overridden(),
                millis(it.endedAt()));
    }

    private static void handling(StoredCase.Builder row, Handling it) {
        row.setReassignments(it.reassignments())
                .setHeld(it.held())
                .setAssignedOwner(orNull(it.assignedOwner()))
                .setDecisions(it.decisions().stream()
                        .map(decided -> new StoredDecision(
                                decided.decision(),
                                decided.choice(),
                                decided.by(),
                                decided.right(),
                                decided.reason(),
                                decided.at().toEpochMilli()))
                        .toList());
    }

    private static void links(StoredCase.Builder row, Links it) {
        row.setParent(orNull(it.parent().map(CaseId::value)))
                .setRepeats(it.repeats().stream().map(CaseId::value).toList())
                .setSameIdentity(it.sameIdentity().stream().map(CaseId::value).toList())
                .setFollows(orNull(it.follows().map(CaseId::value)))
                .setIssuer(orNull(it.issuer().map(RoutingKey::value)))
                .setChildren(orNull(it.children()
                        .map(all -> new StoredChildren(
                                all.count(), all.criticality().name()))));
    }

    private static void memory(StoredCase.Builder row, Memory it) {
        row.setAttempts(new HashMap<>(it.attempts()))
                .setAccountable(new ArrayList<>(it.accountable()))
                .setInformed(new ArrayList<>(it.informed()))
                .setAnswers(it.answers().stream()
                        .map(answer -> new StoredAnswer(
                                answer.id().value(), answer.verdict().name(), answer.reason()))
                        .toList())
                .setFired(it.fired().stream().map(ProgressToRow::fired).toList())
                .setReceipts(it.receipts().stream().map(ResponseId::value).toList());
    }
}
