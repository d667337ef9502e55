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
    private final TaskWorld world;

    AlertDesk(CaseDesk desk, CaseStore cases, CaseIndex index, Outbox outbox, TaskWorld world) {
        this.world = world;
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
        switch (alert.status()) {
            case OPEN, UNKNOWN -> openOrFold(alert, seen, now);
            case ACKNOWLEDGED, RESOLVED -> tellOpenCase(alert, now);
        }
    }

    private void openOrFold(Alert alert, TaskWorld.Seen seen, Instant now) {
        Optional<CaseId> known = index.caseOf(alert.routingKey(), alert.id());
        if (known.isPresent()) {
            outbox.receipt(ToReceipt.duplicate(alert, known.get(), now), now);
            return;
        }
        Optional<CaseRow> open =
                index.openCaseToFoldInto(alert).flatMap(caseId -> cases.find(alert.routingKey(), caseId));
        if (open.isPresent()) {
            desk.apply(open.get(), new CaseInput.AlertFolded(alert), seen, now);
            index.belongsTo(open.get().current(), alert);
            outbox.receipt(ToReceipt.folded(alert, open.get().id(), now), now);
            return;
        }
        Case opened = desk.open(alert, seen, now);
        index.belongsTo(opened, alert);
        outbox.receipt(ToReceipt.opened(alert, opened.id(), now), now);
    }

    /**
     * A source's own word about a finding goes to the open case that holds it. Ingest sends it to every key and
     * partition where that case may be, and has given it the receipt {@code ignored}, which the one that matches
     * replaces. So no match says nothing here: it could overwrite the match of another partition.
     */
    private void tellOpenCase(Alert alert, Instant now) {
        Optional<CaseRow> open = index.casesOfSource(alert).stream()
                .flatMap(place -> cases.find(place.routingKey(), place.caseId()).stream())
                .filter(row -> !row.current().isClosed())
                .findFirst();
        if (open.isEmpty()) {
            return;
        }
        CaseRow row = open.get();
        if (index.caseOf(row.routingKey(), alert.id()).isEmpty()) {
            desk.apply(row, new CaseInput.AlertFolded(alert), world.under(row.routingKey()), now);
            index.belongsTo(row.current(), alert);
        }
        outbox.receipt(
                alert.status() == AlertStatus.RESOLVED
                        ? ToReceipt.resolved(alert, row.id(), now)
                        : ToReceipt.folded(alert, row.id(), now),
                now);
    }
}
