package dev.onus.escalation;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * One alert about one machine identity, as the case needs it.
 *
 * @param identityId canonical id; empty when the alert named none, and then the catch-all answers
 * @param correlationId what several sources use for the same finding; it folds before the dedup key does
 * @param environment the environment that the alert names; the registry's own word wins over it
 * @param severityReason why it is as bad as that, when the source did not say so itself
 * @param occurredAt what the source says; it moves no clock
 * @param test a sample or a test of the vendor
 * @param pagesNobody a vendor's sample that is only shown
 */
public record Alert(
        AlertId id,
        ReceiptId receiptId,
        RoutingKey routingKey,
        Optional<String> identityId,
        String source,
        Optional<String> rule,
        String title,
        String dedupKey,
        Optional<String> correlationId,
        Severity severity,
        Optional<String> severityReason,
        AlertClass alertClass,
        AlertStatus status,
        Optional<String> resource,
        Optional<String> environment,
        CredentialState credentialState,
        Optional<String> evidenceUrl,
        Optional<Instant> occurredAt,
        Optional<String> tenant,
        boolean test,
        boolean pagesNobody,
        Optional<String> traceId) {

    /** The source of what Onus itself reports. */
    public static final String ONUS = "onus";

    /** Alerts of one routing key with the same fold key are one case (design: what is one case). */
    public String foldKey() {
        return correlationId.map(id -> "correlation:" + id).orElseGet(() -> "source:" + source + ":" + dedupKey);
    }

    /** The case that this alert opens when none is open under its fold key. */
    public CaseId caseId() {
        return CaseId.of(routingKey, foldKey(), id);
    }
}
