package dev.onus.escalation.stream.store;

import static dev.onus.escalation.stream.store.StoredValues.instant;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Clocks;
import dev.onus.escalation.Deadline;
import dev.onus.escalation.DeadlineKind;
import dev.onus.escalation.Effect;
import dev.onus.escalation.Ending;
import dev.onus.escalation.Fired;
import dev.onus.escalation.Lease;
import dev.onus.escalation.Memory;
import dev.onus.escalation.Page;
import dev.onus.escalation.Progress;
import dev.onus.escalation.Remembered;
import dev.onus.escalation.Stage;
import dev.onus.escalation.Standing;
import dev.onus.escalation.stream.state.StoredAlert;
import dev.onus.escalation.stream.state.StoredCase;
import dev.onus.escalation.stream.state.StoredFired;
import dev.onus.escalation.stream.state.StoredPage;
import dev.onus.escalation.stream.state.StoredProgress;
import dev.onus.escalation.stream.state.StoredStanding;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Verdict;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** From what is kept back to the case machine's records; {@link CaseToRow} is the other way. */
final class RowToCase {
    private RowToCase() {}

    static CaseRow of(StoredCase it) {
        Long position = it.getOwnershipPosition();
        return new CaseRow(
                current(it),
                instant(it.getArmedAt()),
                position == null ? OptionalLong.empty() : OptionalLong.of(position));
    }

    private static Case current(StoredCase it) {
        return new Case(
                new CaseId(it.getId()),
                CaseKind.valueOf(it.getKind()),
                new RoutingKey(it.getRoutingKey()),
                it.getFoldKey(),
                alert(it.getAlert()),
                Severity.valueOf(it.getSeverity()),
                it.getAlerts(),
                instant(it.getOpenedAt()),
                instant(it.getUpdatedAt()),
                it.getVersion(),
                it.getRevision(),
                it.getEpisode(),
                standing(it.getStanding()),
                progress(it.getProgress()),
                new Clocks(instant(it.getContainBy()), instant(it.getResolveBy())),
                instant(it.getSourceResolvedAt()),
                instant(it.getAcknowledgedAt()),
                Optional.ofNullable(it.getEnding())
                        .map(ending -> new Ending(
                                instant(ending.getClosedAt()),
                                ResolveOutcome.valueOf(ending.getOutcome()),
                                ending.getReason(),
                                ending.getActor())),
                it.getLinks(),
                memory(it));
    }

    private static Memory memory(StoredCase it) {
        return new Memory(
                new TreeMap<>(it.getAttempts()),
                new LinkedHashSet<>(it.getAccountable()),
                new LinkedHashSet<>(it.getInformed()),
                it.getAnswers().stream()
                        .map(answer -> new Remembered(
                                new ResponseId(answer.getId()),
                                Verdict.valueOf(answer.getVerdict()),
                                answer.getReason()))
                        .toList(),
                it.getFired().stream().map(RowToCase::fired).toList());
    }

    private static Alert alert(StoredAlert it) {
        return new Alert(
                new AlertId(it.getId()),
                new ReceiptId(it.getReceiptId()),
                new RoutingKey(it.getRoutingKey()),
                Optional.ofNullable(it.getIdentityId()),
                it.getSource(),
                Optional.ofNullable(it.getRule()),
                it.getTitle(),
                it.getDedupKey(),
                Optional.ofNullable(it.getCorrelationId()),
                Severity.valueOf(it.getSeverity()),
                AlertClass.valueOf(it.getAlertClass()),
                AlertStatus.valueOf(it.getStatus()),
                Optional.ofNullable(it.getResource()),
                Optional.ofNullable(it.getEnvironment()),
                CredentialState.valueOf(it.getCredentialState()),
                Optional.ofNullable(it.getEvidenceUrl()),
                instant(it.getOccurredAt()),
                Optional.ofNullable(it.getTenant()),
                it.getTest(),
                Optional.ofNullable(it.getTraceId()));
    }

    private static Standing standing(StoredStanding it) {
        return new Standing(
                it.getOwner(),
                Optional.ofNullable(it.getSteward()),
                Optional.ofNullable(it.getBackup()),
                Optional.ofNullable(it.getServiceOwner()),
                OwnerSource.valueOf(it.getOwnerSource()),
                it.getConfidencePercent(),
                it.getOwnerReason(),
                it.getPolicy(),
                it.getPolicyVersion(),
                it.getPolicyReason());
    }

    private static Progress progress(StoredProgress it) {
        return new Progress(
                CaseStatus.valueOf(it.getStatus()),
                Stage.valueOf(it.getStage()),
                it.getStep(),
                it.getRepeats(),
                it.getCatchAllRepeats(),
                it.getExhausted(),
                it.getPages().stream().map(RowToCase::page).toList(),
                Optional.ofNullable(it.getLease())
                        .map(lease -> new Lease(
                                lease.getHolder(), instant(lease.getAcknowledgedAt()), instant(lease.getExpiresAt()))),
                it.getDeadlines().stream()
                        .map(deadline ->
                                new Deadline(DeadlineKind.valueOf(deadline.getKind()), instant(deadline.getDueAt())))
                        .toList(),
                it.getEffects().stream()
                        .map(effect -> new Effect(
                                effect.getId(), effect.getAction(), effect.getStep(), instant(effect.getRequestedAt())))
                        .toList());
    }

    private static Page page(StoredPage it) {
        return new Page(
                new PageId(it.getId()),
                it.getPerson(),
                PageRole.valueOf(it.getRole()),
                it.getStep(),
                it.getAttempt(),
                it.getTarget(),
                it.getReason(),
                instant(it.getAcknowledgeBy()),
                it.getVersion(),
                Page.PageFate.valueOf(it.getFate()));
    }

    private static Fired fired(StoredFired it) {
        return new Fired(
                new Deadline(DeadlineKind.valueOf(it.getKind()), instant(it.getDueAt())),
                instant(it.getFiredAt()),
                progress(it.getBefore()),
                it.getVersion());
    }
}
