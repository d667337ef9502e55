package dev.onus.escalation.stream;

import dev.onus.contracts.AlertEvent;
import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.Links;
import dev.onus.escalation.Observation;
import dev.onus.escalation.reading.FromContracts;
import dev.onus.escalation.stream.mapping.ToDeadLetter;
import dev.onus.escalation.stream.mapping.ToReceipt;
import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.CaseRow;
import dev.onus.escalation.stream.store.CaseStore;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which case an alert belongs to; it ends in exactly one, or is said to be none's (G1, SYS-7). */
final class AlertDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AlertDesk.class);

    private final CaseDesk desk;
    private final CaseStore cases;
    private final CaseIndex index;
    private final OpenCases openCases;
    private final Outbox outbox;
    private final TaskWorld world;
    private final Whole whole;

    AlertDesk(
            CaseDesk desk,
            CaseStore cases,
            CaseIndex index,
            OpenCases openCases,
            Outbox outbox,
            TaskWorld world,
            Whole whole) {
        this.openCases = openCases;
        this.whole = whole;
        this.world = world;
        this.desk = desk;
        this.cases = cases;
        this.index = index;
        this.outbox = outbox;
    }

    /**
     * An alert that could not be handled changes nothing. It is kept as a dead letter, from which it can be sent again,
     * and its receipt says so.
     *
     * @param position where its record is
     * @param now the record's time
     */
    void take(RoutingKey routingKey, AlertEvent event, Supplier<TaskWorld.Seen> seen, String position, Instant now) {
        try {
            whole.run(() -> take(FromContracts.alert(routingKey, event), seen.get(), now));
        } catch (RuntimeException e) {
            if (Outage.isOutage(e)) {
                throw e;
            }
            LOG.error("alert=dead-letter alertId={} routingKey={} at={}", event.getAlertId(), routingKey, position, e);
            outbox.receipt(ToReceipt.failed(event, String.valueOf(e.getMessage()), now), now);
            outbox.deadLetter(routingKey, event, ToDeadLetter.headers(event, position, e, now), now);
        }
    }

    private void take(Alert alert, TaskWorld.Seen seen, Instant now) {
        switch (alert.status()) {
            case OPEN, UNKNOWN -> openOrFold(alert, seen, now);
            case ACKNOWLEDGED, RESOLVED -> tellOpenCase(alert, now);
        }
    }

    /** What became of an alert that is open at its source, and in which case. */
    private record Fate(Settled settled, CaseId caseId) {}

    private enum Settled {
        DUPLICATE,
        FOLDED,
        REOPENED,
        OPENED
    }

    private void openOrFold(Alert alert, TaskWorld.Seen seen, Instant now) {
        Fate fate = place(CaseKind.ALERT, alert, seen, now);
        outbox.receipt(
                switch (fate.settled()) {
                    case DUPLICATE -> ToReceipt.duplicate(alert, fate.caseId(), now);
                    case FOLDED -> ToReceipt.folded(alert, fate.caseId(), now);
                    case REOPENED -> ToReceipt.reopened(alert, fate.caseId(), now);
                    case OPENED -> ToReceipt.opened(alert, fate.caseId(), now);
                },
                now);
        tellTheOthers(alert, fate, seen, now);
    }

    /** What Onus itself reports (OWN-13); nobody sent it, so nobody asks for its receipt. */
    void report(CaseKind kind, Alert alert, TaskWorld.Seen seen, Instant now) {
        Fate fate = place(kind, alert, seen, now);
        tellTheOthers(alert, fate, seen, now);
    }

    /**
     * What an alert says of the credential is about the identity, so its other open cases hear it (OWN-14). It has its
     * own case by then, whatever becomes of another that cannot be told.
     */
    private void tellTheOthers(Alert alert, Fate fate, TaskWorld.Seen seen, Instant now) {
        if (fate.settled() == Settled.DUPLICATE
                || alert.pagesNobody()
                || alert.credentialState() == CredentialState.UNKNOWN) {
            return;
        }
        CaseInput word = new CaseInput.Observed(new Observation(alert.credentialState(), alert.source(), now));
        openCases.each(alert.routingKey(), row -> {
            if (!row.id().equals(fate.caseId())) {
                desk.apply(row, word, seen, now);
            }
        });
    }

    private Fate place(CaseKind kind, Alert alert, TaskWorld.Seen seen, Instant now) {
        Optional<CaseId> known = index.caseOf(alert.routingKey(), alert.id());
        if (known.isPresent()) {
            return new Fate(Settled.DUPLICATE, known.get());
        }
        Optional<CaseRow> open =
                index.openCaseToFoldInto(alert).flatMap(caseId -> cases.find(alert.routingKey(), caseId));
        if (open.isPresent()) {
            CaseInput folded =
                    new CaseInput.AlertFolded(alert, earlier(open.get().current(), alert));
            return holding(alert, Settled.FOLDED, desk.apply(open.get(), folded, seen, now));
        }
        Optional<CaseRow> contained = containedBefore(alert);
        if (contained.isPresent()) {
            return holding(
                    alert, Settled.REOPENED, desk.apply(contained.get(), new CaseInput.CameBack(alert), seen, now));
        }
        Links links = Links.repeating(index.repeatedBy(alert));
        return holding(alert, Settled.OPENED, desk.open(kind, alert, links, seen, now));
    }

    /** A case that a sample opened learns with its first alert that is none what that repeats (OWN-12). */
    private List<CaseId> earlier(Case open, Alert alert) {
        return open.alert().test() && !alert.test() ? index.repeatedBy(alert) : List.of();
    }

    private Fate holding(Alert alert, Settled settled, Case holder) {
        index.belongsTo(holder, alert);
        return new Fate(settled, holder.id());
    }

    /** Use after containment is the same case again; an alert that knows nothing of the credential is a new one (OWN-14). */
    private Optional<CaseRow> containedBefore(Alert alert) {
        return alert.credentialState() == CredentialState.ACTIVE && !alert.pagesNobody()
                ? index.containedBefore(alert)
                        .flatMap(caseId -> cases.find(alert.routingKey(), caseId))
                        .filter(row -> row.current().isClosed())
                : Optional.empty();
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
            Case told = desk.apply(row, new CaseInput.AlertFolded(alert), world.under(row.routingKey()), now);
            index.belongsTo(told, alert);
        }
        outbox.receipt(
                alert.status() == AlertStatus.RESOLVED && !alert.pagesNobody()
                        ? ToReceipt.resolved(alert, row.id(), now)
                        : ToReceipt.folded(alert, row.id(), now),
                now);
    }
}
