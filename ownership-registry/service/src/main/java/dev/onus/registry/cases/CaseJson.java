package dev.onus.registry.cases;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.DeadlineFacts;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.PersonFacts;
import dev.onus.contracts.PolicyChoice;
import dev.onus.contracts.SlaClocks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON shape of a case (interface contract, "JSON shapes"). */
public final class CaseJson {
    private CaseJson() {}

    public static Map<String, Object> of(CaseState state) {
        Shape shape = Shape.of()
                .with("id", state.getId())
                .with("kind", state.getKind())
                .with("version", state.getVersion())
                .with("revision", state.getRevision())
                .with("state", state.getState())
                .with("title", state.getTitle())
                .with("severity", state.getSeverity())
                .with("severityReason", state.getAlert().getSeverityReason())
                .with("priority", state.getPriority())
                .with("priorityReason", state.getPriorityReason())
                .with("identity", identity(state.getIdentity()))
                .with("routingKey", state.getRoutingKey())
                .with("tenant", state.getTenant());
        answerable(shape, state);
        progress(shape, state);
        HandlingJson.add(shape, state);
        return shape.with("alerts", state.getAlerts())
                .with("alert", alert(state.getAlert()))
                .with("links", List.copyOf(state.getLinks()))
                .with("parent", state.getParent())
                .with("follows", state.getFollows())
                .with("storm", state.getStorm())
                .with("children", state.getKind().equals("storm") ? state.getChildren() : null)
                .with("repeats", List.copyOf(state.getRepeats()))
                .with("test", state.getTest())
                .with("pagesNobody", state.getPagesNobody())
                .with("drill", state.getDrill())
                .with("task", state.getTask().isEmpty() ? null : Map.copyOf(state.getTask()))
                .json();
    }

    private static void answerable(Shape shape, CaseState state) {
        shape.with("owner", state.getOwner())
                .with("ownerSource", state.getOwnerSource())
                .with("ownerReason", state.getOwnerReason())
                .with("serviceOwner", state.getServiceOwner())
                .with("policy", policy(state.getPolicy()))
                .with("persons", persons(state.getPersons()));
    }

    private static void progress(Shape shape, CaseState state) {
        shape.with("episode", state.getEpisode())
                .with("step", state.getStep())
                .with("attempt", state.getAttempt())
                .with("exhausted", state.getExhausted())
                .with("acknowledgedBy", state.getAcknowledgedBy())
                .with("acknowledgementExpiresAt", state.getAcknowledgementExpiresAt())
                .with("nextDeadline", deadline(state.getNextDeadline()))
                .with("sla", clocks(state.getSla()))
                .with("openedAt", state.getOpenedAt())
                .with("acknowledgedAt", state.getAcknowledgedAt())
                .with("sourceResolvedAt", state.getSourceResolvedAt())
                .with("closedAt", state.getClosedAt())
                .with("outcome", state.getOutcome())
                .with("outcomeReason", state.getOutcomeReason())
                .with("riskExpiresAt", state.getRiskExpiresAt());
    }

    static Map<String, Object> identity(IdentityFacts identity) {
        return Shape.of()
                .with("id", identity.getId())
                .with("registered", identity.getRegistered())
                .with("type", identity.getType())
                .with("provider", identity.getProvider())
                .with("environment", identity.getEnvironment())
                .with("system", identity.getSystem())
                .with("criticality", identity.getCriticality())
                .with("blastRadius", identity.getBlastRadius())
                .with("businessProcess", identity.getBusinessProcess())
                .with("dependents", List.copyOf(identity.getDependents()))
                .with("revocationMethod", identity.getRevocationMethod())
                .with("runbook", identity.getRunbook())
                .with("tenant", identity.getTenant())
                .json();
    }

    static Map<String, Object> alert(AlertFacts alert) {
        return Shape.of()
                .with("alertId", alert.getAlertId())
                .with("source", alert.getSource())
                .with("rule", alert.getRule())
                .with("title", alert.getTitle())
                .with("severityReason", alert.getSeverityReason())
                .with("resource", alert.getResource())
                .with("alertClass", alert.getAlertClass())
                .with("credentialState", alert.getCredentialState())
                .with("evidenceUrl", alert.getEvidenceUrl())
                .with("dedupKey", alert.getDedupKey())
                .with("correlationId", alert.getCorrelationId())
                .with("occurredAt", alert.getOccurredAt())
                .json();
    }

    static List<Map<String, Object>> persons(List<PersonFacts> persons) {
        return persons.stream()
                .map(person -> Shape.of()
                        .with("name", person.getName())
                        .with("capacity", person.getCapacity())
                        .with("target", person.getTarget())
                        .with("reason", person.getReason())
                        .json())
                .toList();
    }

    static @Nullable Map<String, Object> deadline(@Nullable DeadlineFacts deadline) {
        return deadline == null
                ? null
                : Shape.of()
                        .with("kind", deadline.getKind())
                        .with("subject", deadline.getSubject())
                        .with("at", deadline.getDueAt())
                        .with("firedAt", deadline.getFiredAt())
                        .with("late", deadline.getLate() ? true : null)
                        .json();
    }

    static @Nullable Map<String, Object> policy(@Nullable PolicyChoice policy) {
        return policy == null
                ? null
                : Shape.of()
                        .with("name", policy.getName())
                        .with("version", policy.getVersion())
                        .with("reason", policy.getReason())
                        .with("changeWindows", List.copyOf(policy.getChangeWindows()))
                        .json();
    }

    private static Map<String, Object> clocks(SlaClocks sla) {
        return Shape.of()
                .with("acknowledgeBy", sla.getAcknowledgeBy())
                .with("decideBy", sla.getDecideBy())
                .with("containBy", sla.getContainBy())
                .with("resolveBy", sla.getResolveBy())
                .json();
    }
}
