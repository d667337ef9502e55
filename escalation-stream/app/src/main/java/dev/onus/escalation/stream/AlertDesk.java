package dev.onus.escalation.stream;

import dev.onus.contracts.AlertEvent;
import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.stream.mapping.FromContracts;
import dev.onus.escalation.stream.mapping.ToReceipt;
import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.CaseRow;
import dev.onus.escalation.stream.store.CaseStore;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Which case an alert belongs to; it ends in exactly one, or is said to be none's (G1, SYS-7). */
final class AlertDesk {
    private final CaseDesk desk;
    private final CaseStore cases;
    private final CaseIndex index;
    private final Outbox outbox;

    AlertDesk(CaseDesk desk, CaseStore cases, CaseIndex index, Outbox outbox) {
        this.desk = desk;
        this.cases = cases;
        this.index = index;
        this.outbox = outbox;
    }

    /**
     * @param now the record's time
     * @throws RuntimeException when the alert could not be handled; its receipt then says so, and nothing else changed
     */
    void take(RoutingKey routingKey, AlertEvent event, TaskWorld.Seen seen, Instant now) {
        try {
            take(FromContracts.alert(routingKey, event), seen, now);
        } catch (KafkaException infrastructure) {
            throw infrastructure;
        } catch (RuntimeException e) {
            outbox.receipt(ToReceipt.failed(event, String.valueOf(e.getMessage()), now), now);
            throw e;
        }
    }

    private void take(Alert alert, TaskWorld.Seen seen, Instant now) {
        Optional<CaseId> known = index.caseOf(alert.routingKey(), alert.id());
        if (known.isPresent()) {
            outbox.receipt(ToReceipt.duplicate(alert, known.get(), now), now);
            return;
        }
        switch (alert.status()) {
            case OPEN, UNKNOWN -> openOrFold(alert, seen, now);
            case ACKNOWLEDGED, RESOLVED -> tellOpenCase(alert, seen, now);
        }
    }

    private void openOrFold(Alert alert, TaskWorld.Seen seen, Instant now) {
        Optional<CaseRow> open = index.openCaseToFoldInto(alert.routingKey(), alert)
                .flatMap(caseId -> cases.find(alert.routingKey(), caseId));
        if (open.isPresent()) {
            fold(open.get(), alert, seen, now);
            return;
        }
        Case opened = desk.open(alert, seen, now);
        index.belongsTo(opened, alert);
        outbox.receipt(ToReceipt.opened(alert, opened.id(), now), now);
    }

    /** A source's own word about a finding goes to the case that holds it, and to none if that one is closed. */
    private void tellOpenCase(Alert alert, TaskWorld.Seen seen, Instant now) {
        Optional<CaseRow> open = index.casesOfSource(alert.routingKey(), alert).stream()
                .flatMap(caseId -> cases.find(alert.routingKey(), caseId).stream())
                .filter(row -> !row.current().isClosed())
                .findFirst();
        if (open.isPresent()) {
            fold(open.get(), alert, seen, now);
        } else if (isForThisKeyAlone(alert)) {
            outbox.receipt(ToReceipt.ignored(alert, now), now);
        }
    }

    private void fold(CaseRow open, Alert alert, TaskWorld.Seen seen, Instant now) {
        desk.apply(open, new CaseInput.AlertFolded(alert), seen, now);
        index.belongsTo(open.current(), alert);
        outbox.receipt(
                alert.status() == AlertStatus.RESOLVED
                        ? ToReceipt.resolved(alert, open.id(), now)
                        : ToReceipt.folded(alert, open.id(), now),
                now);
    }

    /**
     * One that names no identity was sent to every partition, one that came under an alias also under the identity's
     * own id: ingest has said {@code ignored} for all of them, and the partition that matches replaces it. Saying it
     * here once more could overwrite that answer.
     */
    private static boolean isForThisKeyAlone(Alert alert) {
        return alert.identityId().equals(Optional.of(alert.routingKey().value()));
    }
}
