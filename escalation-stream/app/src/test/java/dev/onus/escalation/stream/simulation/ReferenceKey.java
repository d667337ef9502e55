package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Response;
import dev.onus.contracts.SourceStatus;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything about one identity as the reference sees it: who owns it, and its cases. */
final class ReferenceKey {
    private final RoutingKey key;
    private final Company company;
    private @Nullable Ownership ownership;
    private long closed;
    final List<ReferenceCase> cases = new ArrayList<>();
    /** Alert id to the case that it opened or was folded into. */
    final Map<String, ReferenceCase> taken = new HashMap<>();

    ReferenceKey(String key, Company company) {
        this.key = new RoutingKey(key);
        this.company = company;
    }

    ReferenceKey copy() {
        ReferenceKey copy = new ReferenceKey(key.value(), company);
        copy.ownership = ownership;
        copy.closed = closed;
        Map<ReferenceCase, ReferenceCase> copies = new HashMap<>();
        cases.forEach(each -> {
            ReferenceCase made = each.copy(copy);
            copies.put(each, made);
            copy.cases.add(made);
        });
        taken.forEach((alert, each) -> copy.taken.put(alert, copies.getOrDefault(each, each)));
        return copy;
    }

    Company company() {
        return company;
    }

    String ownerTeam() {
        Ownership known = ownership;
        if (known == null) {
            return company.catchAllTeam();
        }
        String owner = known.getShared() ? known.getSteward() : known.getOwner();
        return owner == null ? company.catchAllTeam() : owner;
    }

    String backupTeam() {
        return ownership == null || ownership.getBackup() == null ? "" : ownership.getBackup();
    }

    String stewardTeam() {
        return ownership == null || ownership.getSteward() == null ? "" : ownership.getSteward();
    }

    Optional<ReferenceCase> find(String caseId) {
        return cases.stream().filter(each -> each.id.value().equals(caseId)).findFirst();
    }

    void lookedAt(Instant safeNow) {
        cases.forEach(each -> each.lookedAt = safeNow.isAfter(each.lookedAt) ? safeNow : each.lookedAt);
    }

    boolean isDue(Instant safeNow) {
        return cases.stream().anyMatch(each -> each.run.isDue(safeNow));
    }

    void woke(Instant safeNow, Set<String> stillDue) {
        for (ReferenceCase each : List.copyOf(cases)) {
            boolean due = each.run.isDue(safeNow);
            each.lookedAt = safeNow.isAfter(each.lookedAt) ? safeNow : each.lookedAt;
            if (due && !stillDue.contains(each.id.value())) {
                each.fireDue(safeNow);
                saw(each);
            }
        }
    }

    void alert(AlertEvent alert, Instant now) {
        String fold = alert.getCorrelationId() != null
                ? "correlation:" + alert.getCorrelationId()
                : "source:" + alert.getSource() + ":" + alert.getDedupKey();
        Optional<ReferenceCase> open = cases.stream()
                .filter(each -> each.foldKey.equals(fold) && !each.isClosed())
                .findFirst();
        if (alert.getStatus() == SourceStatus.resolved) {
            open.ifPresent(each -> {
                each.fireDue(now);
                if (taken.putIfAbsent(alert.getAlertId(), each) == null && !alert.getPagesNobody() && !each.sample) {
                    each.seemsOver(now);
                }
                saw(each);
            });
            return;
        }
        if (taken.containsKey(alert.getAlertId())) {
            return;
        }
        if (cases.stream().anyMatch(each -> each.lost && each.foldKey.equals(fold))) {
            // One that was reopened out of sight may take it instead.
            cases.stream().filter(each -> each.foldKey.equals(fold)).forEach(each -> each.lost = true);
        }
        Severity severity = Word.parse(Severity.class, alert.getSeverity().name());
        String state = alert.getCredentialState().name();
        ReferenceCase holder = place(alert, open, fold, severity, state, now);
        taken.put(alert.getAlertId(), holder);
        saw(holder);
        if (!state.equals("unknown") && !alert.getPagesNobody()) {
            cases.stream().filter(each -> each != holder && !each.isClosed()).forEach(each -> hear(each, state, now));
        }
    }

    private ReferenceCase place(
            AlertEvent alert, Optional<ReferenceCase> open, String fold, Severity severity, String state, Instant now) {
        if (open.isPresent()) {
            again(open.get(), alert, severity, state, now);
            return open.get();
        }
        Optional<ReferenceCase> contained =
                state.equals("active") && !alert.getPagesNobody() ? lastContained(fold) : Optional.empty();
        if (contained.isPresent()) {
            contained.get().usedAgain(state, now);
            return contained.get();
        }
        return opens(alert, fold, severity, state, now);
    }

    private static void again(ReferenceCase it, AlertEvent alert, Severity severity, String state, Instant now) {
        if (it.sample && !alert.getPagesNobody()) {
            Sampled.becomesReal(it, alert, severity, now);
            return;
        }
        it.fireDue(now);
        if (alert.getPagesNobody()) {
            Sampled.counted(it);
        } else {
            it.reportedAgain(severity, state, now);
        }
    }

    /** What an alert says of the credential is about the identity, so its other cases hear it. */
    private void hear(ReferenceCase other, String state, Instant now) {
        other.fireDue(now);
        if (!other.sample) {
            other.observed(state, now);
        }
        saw(other);
    }

    /** Use after containment is the same case again. */
    private Optional<ReferenceCase> lastContained(String fold) {
        return cases.stream()
                .filter(each -> each.foldKey.equals(fold) && each.isClosed())
                .max(Comparator.comparing(each -> each.closedNumber))
                .filter(each -> each.containedAt != null)
                .filter(each -> "contained".equals(each.outcome) || "condition-ended".equals(each.outcome));
    }

    long nextClosed() {
        return ++closed;
    }

    private ReferenceCase opens(AlertEvent alert, String fold, Severity severity, String state, Instant now) {
        ReferenceCase opened = new ReferenceCase(
                this,
                CaseId.of(key, fold, new AlertId(alert.getAlertId())),
                fold,
                alert.getAlertClass(),
                severity,
                alert.getPagesNobody() ? "unknown" : state,
                now);
        if (alert.getPagesNobody()) {
            Sampled.open(opened, now);
        } else {
            opened.open(now);
        }
        opened.lost = knowsTheCredential();
        cases.add(opened);
        return opened;
    }

    /** The table has the record before anybody hears of it. */
    void stored(@Nullable Ownership record) {
        ownership = record;
        if (knowsTheCredential()) {
            cases.forEach(each -> each.lost = true);
        }
    }

    void ownershipChanged(@Nullable Ownership record, Instant now) {
        for (ReferenceCase each : List.copyOf(cases)) {
            if (!each.isClosed() && (record == null || record.getPosition() > each.seenPosition)) {
                each.fireDue(now);
                each.lost |= knowsTheCredential()
                        || record != null
                                && each.endsByRevocation()
                                && each.credential.equals("inactive")
                                && !each.sourceResolved
                                && !each.deadFromTheStart;
                each.reconsider(now);
                each.lost |= knowsTheCredential();
                saw(each);
            }
        }
    }

    /** What a record says of the credential is left to the invariants. */
    private boolean knowsTheCredential() {
        return ownership != null
                && (ownership.getCredentialState() != CredentialStatus.unknown
                        || ownership.getCredentialExpiresAt() != null);
    }

    /** @return the verdict expected, where the reference says one */
    Optional<String> answer(Response response, Instant now) {
        Optional<ReferenceCase> found = find(response.getCaseId());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ReferenceCase it = found.get();
        it.fireDue(now);
        saw(it);
        Map<String, String> with = new HashMap<>(response.getParameters());
        if (response.getReason() != null) {
            with.put("reason", response.getReason());
        }
        return new ReferenceAnswers(it, this, now)
                .answer(
                        response.getResponseId(),
                        response.getAction(),
                        String.valueOf(response.getActor().getPerson()),
                        response.getActor().getScopes().contains("admin"),
                        response.getExpectedVersion(),
                        with);
    }

    void delivered(Delivery delivery, Instant now) {
        find(delivery.getCaseId()).ifPresent(it -> {
            it.fireDue(now);
            saw(it);
            it.delivered(delivery.getPageId(), delivery.getReached(), now);
        });
    }

    private void saw(ReferenceCase it) {
        if (ownership != null) {
            it.seenPosition = Math.max(it.seenPosition, ownership.getPosition());
        }
    }
}
