package dev.onus.escalation.stream.store;

import static dev.onus.escalation.stream.store.StoredValues.instant;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Children;
import dev.onus.escalation.Clocks;
import dev.onus.escalation.Decided;
import dev.onus.escalation.Ending;
import dev.onus.escalation.Exposure;
import dev.onus.escalation.Handling;
import dev.onus.escalation.Links;
import dev.onus.escalation.Memory;
import dev.onus.escalation.Observation;
import dev.onus.escalation.Priority;
import dev.onus.escalation.Remembered;
import dev.onus.escalation.Standing;
import dev.onus.escalation.Task;
import dev.onus.escalation.stream.state.StoredAlert;
import dev.onus.escalation.stream.state.StoredCase;
import dev.onus.escalation.stream.state.StoredExposure;
import dev.onus.escalation.stream.state.StoredStanding;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Verdict;
import java.time.Instant;
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
                new Priority(it.getPriority(), it.getPriorityReason()),
                it.getAlerts(),
                instant(it.getOpenedAt()),
                instant(it.getUpdatedAt()),
                it.getVersion(),
                it.getRevision(),
                it.getEpisode(),
                standing(it.getStanding()),
                RowToProgress.of(it.getProgress()),
                new Clocks(
                        instant(it.getContainBy()),
                        instant(it.getDecideBy()),
                        instant(it.getResolveBy()),
                        instant(it.getClocksStartedAt()).orElseGet(() -> instant(it.getOpenedAt()))),
                exposure(it),
                handling(it),
                instant(it.getSourceResolvedAt()),
                instant(it.getAcknowledgedAt()),
                Optional.ofNullable(it.getEnding())
                        .map(ending -> new Ending(
                                instant(ending.getClosedAt()),
                                ResolveOutcome.valueOf(ending.getOutcome()),
                                ending.getReason(),
                                ending.getActor(),
                                instant(ending.getRiskExpiresAt()))),
                links(it),
                memory(it),
                Optional.ofNullable(it.getTask())
                        .map(task -> new Task(new TreeMap<>(task.getSaid()), task.getNotices())));
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
                it.getFired().stream().map(RowToProgress::fired).toList(),
                it.getReceipts().stream().map(ResponseId::new).toList());
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
                Optional.ofNullable(it.getSeverityReason()),
                AlertClass.valueOf(it.getAlertClass()),
                AlertStatus.valueOf(it.getStatus()),
                Optional.ofNullable(it.getResource()),
                Optional.ofNullable(it.getEnvironment()),
                CredentialState.valueOf(it.getCredentialState()),
                Optional.ofNullable(it.getEvidenceUrl()),
                instant(it.getOccurredAt()),
                Optional.ofNullable(it.getTenant()),
                it.getTest(),
                it.getPagesNobody(),
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
                it.getPolicyReason(),
                it.getChangeWindows());
    }

    /** A row from before exposures were kept holds enough to go on with: what the alert said, and whether it ended. */
    private static Exposure exposure(StoredCase it) {
        StoredExposure kept = it.getExposure();
        return kept == null
                ? earlierExposure(it)
                : new Exposure(
                        Optional.ofNullable(kept.getLatest())
                                .map(seen -> new Observation(
                                        CredentialState.valueOf(seen.getState()),
                                        seen.getSource(),
                                        instant(seen.getObservedAt()))),
                        CredentialState.valueOf(kept.getRecordState()),
                        instant(kept.getValidUntilThen()),
                        instant(kept.getRotationDueThen()),
                        instant(kept.getContainedAt()),
                        kept.getOverridden(),
                        instant(kept.getEndedAt()));
    }

    private static Exposure earlierExposure(StoredCase it) {
        CredentialState said = CredentialState.valueOf(it.getAlert().getCredentialState());
        Optional<Instant> containedAt = Optional.ofNullable(it.getEnding())
                .filter(ending -> ending.getOutcome().equals(ResolveOutcome.CONTAINED.name()))
                .map(ending -> instant(ending.getClosedAt()))
                .or(() -> Optional.of(instant(it.getUpdatedAt()))
                        .filter(at -> it.getProgress().getStatus().equals(CaseStatus.CONTAINED.name())));
        return new Exposure(
                Optional.of(new Observation(said, it.getAlert().getSource(), instant(it.getOpenedAt())))
                        .filter(seen -> said != CredentialState.UNKNOWN),
                CredentialState.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                containedAt,
                false,
                containedAt);
    }

    private static Handling handling(StoredCase it) {
        return new Handling(
                it.getReassignments(),
                it.getHeld(),
                Optional.ofNullable(it.getAssignedOwner()),
                it.getDecisions().stream()
                        .map(decided -> new Decided(
                                decided.getDecision(),
                                decided.getChoice(),
                                decided.getBy(),
                                decided.getRight(),
                                decided.getReason(),
                                instant(decided.getAt())))
                        .toList());
    }

    private static Links links(StoredCase it) {
        return new Links(
                Optional.ofNullable(it.getParent()).map(CaseId::new),
                it.getRepeats().stream().map(CaseId::new).toList(),
                it.getSameIdentity().stream().map(CaseId::new).toList(),
                Optional.ofNullable(it.getFollows()).map(CaseId::new),
                Optional.ofNullable(it.getIssuer()).map(RoutingKey::new),
                Optional.ofNullable(it.getChildren())
                        .map(kept -> new Children(kept.getCount(), Criticality.valueOf(kept.getCriticality()))),
                Optional.ofNullable(it.getTold()).map(RoutingKey::new));
    }
}
