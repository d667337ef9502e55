package dev.onus.escalation.replay;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.replay.CasesOfSources.Finding;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cases of one routing key, and which of them an alert belongs to: by the rules of the stream's {@code CaseIndex},
 * in memory.
 */
final class CasesOfKey {
    /** In the order of the stream's store, in which several hear of one thing. */
    private final Map<CaseId, Case> cases = new TreeMap<>(Comparator.comparing(CaseId::value));

    private final Map<AlertId, CaseId> byAlert = new HashMap<>();
    private final Map<String, List<CaseId>> openByFoldKey = new HashMap<>();
    /** What sources found that led, or lead, to one of these cases. */
    private final Set<Finding> findings = new HashSet<>();

    private final CasesOfSources sources;
    private final EarlierOfKey earlier = new EarlierOfKey();
    private final NavigableSet<Due> due = new TreeSet<>();

    /** @param sources of this world, where all its keys say where the cases of a finding are */
    CasesOfKey(CasesOfSources sources) {
        this.sources = sources;
    }

    /** When a case must be looked at. */
    record Due(Instant at, CaseId caseId) implements Comparable<Due> {
        private static final Comparator<Due> ORDER = Comparator.comparing(Due::at)
                .thenComparing(each -> each.caseId().value());

        @Override
        public int compareTo(Due other) {
            return ORDER.compare(this, other);
        }
    }

    Optional<Due> nextDue() {
        return due.isEmpty() ? Optional.empty() : Optional.of(due.first());
    }

    Optional<Case> find(CaseId id) {
        return Optional.ofNullable(cases.get(id));
    }

    List<Case> open() {
        return cases.values().stream().filter(each -> !each.isClosed()).toList();
    }

    /** The closed cases that were contained, newest first. */
    List<Case> containedOnes() {
        return earlier.containedOnes().stream()
                .flatMap(id -> find(id).stream())
                .filter(Case::isClosed)
                .toList();
    }

    /** The case that this very alert opened or was folded into. */
    Optional<CaseId> caseOf(AlertId alert) {
        return Optional.ofNullable(byAlert.get(alert));
    }

    /** The oldest open case of a fold key. */
    Optional<Case> openCase(String foldKey) {
        return openByFoldKey.getOrDefault(foldKey, List.of()).stream()
                .findFirst()
                .flatMap(this::find);
    }

    /** The open case of this key that a source means when it says that a finding is over. */
    Optional<Case> openCaseOfSource(Alert alert) {
        return openCase(alert.foldKey())
                .or(() -> sources.cases(Finding.of(alert)).stream()
                        .filter(place -> place.routingKey().equals(alert.routingKey()))
                        .flatMap(place -> find(place.caseId()).stream())
                        .filter(each -> !each.isClosed())
                        .findFirst());
    }

    List<CaseId> repeatedBy(Alert alert) {
        return earlier.repeatedBy(alert);
    }

    Optional<Case> containedBefore(Alert alert) {
        return earlier.containedBefore(alert.foldKey()).flatMap(this::find).filter(Case::isClosed);
    }

    /** The case as it is from now on. */
    void save(Case next) {
        Optional<Case> before = find(next.id());
        before.flatMap(CasesOfKey::due).ifPresent(due::remove);
        if (next.isForgotten()) {
            forget(next);
            return;
        }
        cases.put(next.id(), next);
        due(next).ifPresent(due::add);
        boolean wasOpen = before.filter(each -> !each.isClosed()).isPresent();
        if (before.isEmpty()) {
            openByFoldKey
                    .computeIfAbsent(next.foldKey(), key -> new ArrayList<>())
                    .add(next.id());
            earlier.opened(next);
        } else if (wasOpen && next.isClosed()) {
            closed(next);
        } else if (!wasOpen && !next.isClosed()) {
            reopened(next);
        } else if (before.get().alert().test() && !next.alert().test()) {
            earlier.opened(next);
        }
    }

    /** From now on this alert is a duplicate when it comes again. */
    void belongsTo(Case holder, Alert alert) {
        byAlert.put(alert.id(), holder.id());
        if (!holder.isClosed() && !alert.source().equals(Alert.ONUS)) {
            leadsTo(holder, alert);
        }
    }

    private void leadsTo(Case holder, Alert alert) {
        Finding finding = Finding.of(alert);
        findings.add(finding);
        sources.add(finding, holder);
    }

    private void closed(Case closed) {
        dropOpen(closed);
        sources.remove(Finding.of(closed.alert()), closed);
        earlier.closed(closed);
    }

    /** A reopened case is older than those opened since, so further alerts fold into it again. */
    private void reopened(Case reopened) {
        List<CaseId> open = openByFoldKey.computeIfAbsent(reopened.foldKey(), key -> new ArrayList<>());
        open.remove(reopened.id());
        open.addFirst(reopened.id());
        if (!reopened.alert().source().equals(Alert.ONUS)) {
            leadsTo(reopened, reopened.alert());
        }
        earlier.reopened(reopened);
    }

    private void forget(Case forgotten) {
        cases.remove(forgotten.id());
        dropOpen(forgotten);
        earlier.forgotten(forgotten);
        byAlert.values().removeIf(forgotten.id()::equals);
        findings.forEach(finding -> sources.remove(finding, forgotten));
    }

    private void dropOpen(Case of) {
        List<CaseId> open = openByFoldKey.get(of.foldKey());
        if (open != null) {
            open.remove(of.id());
            if (open.isEmpty()) {
                openByFoldKey.remove(of.foldKey());
            }
        }
    }

    private static Optional<Due> due(Case of) {
        return of.nextDue().map(at -> new Due(at, of.id()));
    }

    /** Whether an alert reports something, and does not only say what became of it. */
    static boolean isReport(Alert alert) {
        return alert.status() == AlertStatus.OPEN || alert.status() == AlertStatus.UNKNOWN;
    }
}
