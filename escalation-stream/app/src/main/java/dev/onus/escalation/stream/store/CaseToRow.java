package dev.onus.escalation.stream.store;

import static dev.onus.escalation.stream.store.StoredValues.millis;
import static dev.onus.escalation.stream.store.StoredValues.orNull;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Exposure;
import dev.onus.escalation.Handling;
import dev.onus.escalation.Links;
import dev.onus.escalation.Lists;
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
        Handling handling = it.handling();
        Links links = it.links();
        Memory memory = it.memory();
        return new StoredCase(
                millis(row.armedAt()),
                row.ownershipPosition().isPresent()
                        ? (Long) row.ownershipPosition().getAsLong()
                        : null,
                it.id().value(),
                it.kind().name(),
                it.routingKey().value(),
                it.foldKey(),
                alert(it.alert()),
                it.severity().name(),
                it.alerts(),
                it.openedAt().toEpochMilli(),
                it.updatedAt().toEpochMilli(),
                it.version(),
                it.revision(),
                it.episode(),
                standing(it.standing()),
                ProgressToRow.of(it.progress()),
                millis(it.clocks().containBy()),
                it.clocks().resolveBy().toEpochMilli(),
                millis(it.sourceResolvedAt()),
                millis(it.acknowledgedAt()),
                orNull(it.ending()
                        .map(ending -> new StoredEnding(
                                ending.closedAt().toEpochMilli(),
                                ending.outcome().name(),
                                ending.reason(),
                                ending.actor(),
                                millis(ending.riskExpiresAt())))),
                it.priority().level(),
                it.priority().reason(),
                millis(it.clocks().decideBy()),
                exposure(it.exposure()),
                handling.reassignments(),
                handling.held(),
                orNull(handling.assignedOwner()),
                Lists.map(
                        handling.decisions(),
                        decided -> new StoredDecision(
                                decided.decision(),
                                decided.choice(),
                                decided.by(),
                                decided.right(),
                                decided.reason(),
                                decided.at().toEpochMilli())),
                orNull(links.parent().map(CaseId::value)),
                Lists.map(links.repeats(), CaseId::value),
                Lists.map(links.sameIdentity(), CaseId::value),
                orNull(links.follows().map(CaseId::value)),
                new HashMap<>(memory.attempts()),
                new ArrayList<>(memory.accountable()),
                new ArrayList<>(memory.informed()),
                Lists.map(
                        memory.answers(),
                        answer -> new StoredAnswer(
                                answer.id().value(), answer.verdict().name(), answer.reason())),
                Lists.map(memory.fired(), ProgressToRow::fired),
                Lists.map(memory.receipts(), ResponseId::value),
                orNull(it.task().map(task -> new StoredTask(task.said(), task.notices()))),
                it.clocks().startedAt().toEpochMilli(),
                orNull(links.issuer().map(RoutingKey::value)),
                orNull(links.children()
                        .map(all -> new StoredChildren(
                                all.count(), all.criticality().name()))),
                orNull(links.told().map(RoutingKey::value)));
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
}
