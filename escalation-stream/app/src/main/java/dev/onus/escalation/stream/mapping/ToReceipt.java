package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Receipt;
import dev.onus.escalation.Alert;
import dev.onus.vocabulary.CaseId;
import java.time.Instant;

/** What became of an alert in the end (SYS-7); the rest of {@code onus.receipts} is written by alert-ingest. */
public final class ToReceipt {
    private ToReceipt() {}

    public static Receipt opened(Alert alert, CaseId caseId, Instant at) {
        return inCase(alert, "case-opened", caseId, "It opened the case.", at);
    }

    public static Receipt folded(Alert alert, CaseId caseId, Instant at) {
        return inCase(alert, "folded", caseId, "An open case has its fold key.", at);
    }

    public static Receipt reopened(Alert alert, CaseId caseId, Instant at) {
        return inCase(alert, "folded", caseId, "It reopened the contained case that has its fold key.", at);
    }

    public static Receipt resolved(Alert alert, CaseId caseId, Instant at) {
        return inCase(alert, "resolved", caseId, "It ended the paging of the case.", at);
    }

    public static Receipt duplicate(Alert alert, CaseId caseId, Instant at) {
        return inCase(alert, "duplicate", caseId, "The same delivery came before.", at);
    }

    public static Receipt failed(AlertEvent alert, String reason, Instant at) {
        return Receipt.newBuilder()
                .setId(alert.getReceiptId())
                .setOutcome("dead-letter")
                .setSource(alert.getSource())
                .setAlertId(alert.getAlertId())
                .setReason(reason)
                .setAt(at)
                .build();
    }

    @SuppressWarnings("NullAway") // Avro's constructors take null where a field may be missing, and cannot say so.
    private static Receipt inCase(Alert alert, String outcome, CaseId caseId, String reason, Instant at) {
        return new Receipt(
                alert.receiptId().value(),
                outcome,
                alert.source(),
                alert.id().value(),
                caseId.value(),
                null,
                reason,
                null,
                0,
                at,
                true);
    }
}
