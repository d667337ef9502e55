package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.Actor;
import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Response;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is said in a {@link StormHistory}. */
final class StormRecords {
    private StormRecords() {}

    static AlertEvent alert(String id, String key, SeverityLevel severity, String dedupKey, Instant at) {
        return AlertEvent.newBuilder()
                .setAlertId(id)
                .setReceiptId("receipt-" + id)
                .setRoutingKey(key)
                .setSource("guardduty")
                .setIdentityId(key)
                .setSeverity(severity)
                .setTitle("Key used from an unusual place")
                .setDedupKey(dedupKey)
                .setAlertClass("leaked-credential")
                .setStatus(SourceStatus.open)
                .setReceivedAt(at)
                .build();
    }

    /** What is open is resolved, and what is closed is reopened. */
    static Response resolveOrReopen(String id, CaseState about, String outcome, Instant at) {
        return Response.newBuilder()
                .setResponseId(id)
                .setRoutingKey(about.getRoutingKey())
                .setCaseId(about.getId())
                .setAction(about.getState() == CaseStateName.resolved ? "reopen" : "resolve")
                .setActor(Actor.newBuilder()
                        .setPerson("admin")
                        .setScopes(List.of("admin"))
                        .build())
                .setParameters(Map.of("outcome", outcome))
                .setReason("because")
                .setAt(at)
                .build();
    }
}
