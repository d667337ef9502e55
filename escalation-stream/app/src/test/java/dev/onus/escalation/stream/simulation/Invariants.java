package dev.onus.escalation.stream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EffectState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PersonFacts;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.SourceStatus;
import dev.onus.escalation.Case;
import dev.onus.escalation.Progress;
import dev.onus.escalation.stream.simulation.DueEntries.DueEntry;
import dev.onus.escalation.stream.simulation.SimulatedContext.Output;
import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.CaseRow;
import dev.onus.escalation.stream.store.CaseStore;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * What holds whatever happens, read from what was committed: outputs as every subscriber gets them, and the stores as the
 * next task would.
 */
final class Invariants {
    private static final Set<String> NOT_UNDONE = Set.of("revoke", "verify", "access-review");
    private static final Set<String> IN_A_CASE = Set.of("case-opened", "folded", "reopened", "duplicate");

    private final World world;
    private final List<History> histories;
    private final Map<String, List<EscalationEvent>> events = new LinkedHashMap<>();
    private final Map<String, List<EffectEvent>> effects = new LinkedHashMap<>();
    private final Map<String, CaseState> states = new LinkedHashMap<>();
    private final Map<String, List<Receipt>> receipts = new HashMap<>();

    Invariants(World world, List<History> histories) {
        this.world = world;
        this.histories = histories;
        for (Output output : world.committed) {
            SpecificRecord value = output.value();
            if (value == null) {
                states.remove(output.key());
                continue;
            }
            switch (value) {
                case EscalationEvent event ->
                    events.computeIfAbsent(event.getCaseId(), any -> new ArrayList<>())
                            .add(event);
                case EffectEvent effect ->
                    effects.computeIfAbsent(effect.getCaseId(), any -> new ArrayList<>())
                            .add(effect);
                case CaseState state -> states.put(state.getId(), state);
                case Receipt receipt ->
                    receipts.computeIfAbsent(receipt.getAlertId(), any -> new ArrayList<>())
                            .add(receipt);
                default -> throw new AssertionError("Expected a record of our topics, but got " + output);
            }
        }
    }

    void check() {
        events.forEach((caseId, log) -> {
            if (log.getLast().getRevision() > 0) {
                revisionsHaveNoGapAndVersionsNeverGoBack(caseId, log);
                nothingFiresBeforeItIsDue(log);
                new Retractions(caseId, log).whatFiredTooEarlyIsTakenBackAtOnce();
                noPageStandsAfterTheEnd(caseId, log);
            }
            everyPageHasAPersonAndAReason(log);
            nothingIsAskedForASample(caseId, log);
        });
        pageIdsNeverRepeat();
        effects.forEach(this::nothingIsLeftAskedForAfterTheEnd);
        everyAlertIsInOneCase();
        CaseStore rows = new CaseStore(world.cases());
        Map<String, List<DueEntry>> entries =
                DueEntries.all(world.deadlines()).stream().collect(Collectors.groupingBy(DueEntry::caseId));
        for (History history : histories) {
            everyOpenCaseHasOneLiveDeadline(history.key, rows, entries);
        }
    }

    private void revisionsHaveNoGapAndVersionsNeverGoBack(String caseId, List<EscalationEvent> log) {
        long revision = 0;
        long version = 0;
        Instant at = Instant.EPOCH;
        for (EscalationEvent event : log) {
            holds(event.getRevision() == ++revision, "gapless revisions: %s", event);
            holds(event.getVersion() >= version, "version never goes back: %s", event);
            holds(!event.getAt().isBefore(at), "time never goes back: %s", event);
            version = event.getVersion();
            at = event.getAt();
        }
        CaseState state = states.get(caseId);
        if (state != null) {
            assertThat(state.getRevision())
                    .as("the state of case %s is the last event's", caseId)
                    .isEqualTo(revision);
        }
    }

    /** G3. */
    private void nothingFiresBeforeItIsDue(List<EscalationEvent> log) {
        for (EscalationEvent event : log) {
            if (event.getDeadline() != null && event.getDeadline().getFiredAt() != null) {
                holds(
                        !event.getDeadline()
                                .getFiredAt()
                                .isBefore(event.getDeadline().getDueAt()),
                        "G3: fired too early: %s",
                        event);
            }
        }
    }

    /** G6. */
    private void everyPageHasAPersonAndAReason(List<EscalationEvent> log) {
        for (EscalationEvent event : log) {
            if (event.getKind().equals("page-requested")) {
                String person = event.getPage().getPerson();
                boolean involved =
                        event.getPersons().stream().map(PersonFacts::getName).anyMatch(person::equals);
                holds(involved && Company.PEOPLE.contains(person), "G6: somebody who exists is paged: %s", event);
                holds(!event.getReason().isBlank(), "G6: why somebody is paged: %s", event);
            }
        }
    }

    private void nothingIsAskedForASample(String caseId, List<EscalationEvent> log) {
        CaseState state = states.get(caseId);
        if (state != null && state.getPagesNobody()) {
            for (EscalationEvent event : log) {
                holds(event.getPage() == null && event.getEffect() == null, "a sample asks for nothing: %s", event);
            }
        }
    }

    /** G5. */
    private void pageIdsNeverRepeat() {
        Set<String> ids = new HashSet<>();
        Set<String> eventIds = new HashSet<>();
        for (List<EscalationEvent> log : events.values()) {
            for (EscalationEvent event : log) {
                if (event.getKind().equals("page-requested")) {
                    holds(ids.add(event.getPage().getPageId()), "G5: each page is asked for once: %s", event);
                }
                if (event.getRevision() > 0) {
                    holds(eventIds.add(event.getEventId()), "event ids never repeat: %s", event);
                }
            }
        }
    }

    /** Asked of every event, so that nothing is put into words unless it does not hold. */
    private static void holds(boolean rule, String description, EscalationEvent event) {
        if (!rule) {
            throw new AssertionError(description.formatted(event));
        }
    }

    private void noPageStandsAfterTheEnd(String caseId, List<EscalationEvent> log) {
        Set<String> standing = new LinkedHashSet<>();
        for (EscalationEvent event : log) {
            if (event.getKind().equals("page-requested")) {
                standing.add(event.getPage().getPageId());
                if (standing.size() > Progress.MAX_PAGES) {
                    standing.remove(standing.iterator().next());
                }
            } else if (event.getKind().equals("page-withdrawn")) {
                standing.remove(event.getPage().getPageId());
            }
        }
        CaseState state = states.get(caseId);
        if (state != null && state.getState() == CaseStateName.resolved) {
            boolean review = state.getEffects().stream()
                    .anyMatch(effect -> effect.getAction().equals("review-before-enable"));
            assertThat(review ? Set.of() : standing)
                    .as("pages that stand although case %s is resolved", caseId)
                    .isEmpty();
        }
    }

    /** ESC-3: escalation leaves no unneeded privilege change behind. */
    private void nothingIsLeftAskedForAfterTheEnd(String caseId, List<EffectEvent> log) {
        CaseState state = states.get(caseId);
        if (state == null || state.getState() != CaseStateName.resolved) {
            return;
        }
        Map<String, EffectEvent> inForce = new LinkedHashMap<>();
        for (EffectEvent effect : log) {
            if (effect.getState() == EffectState.withdrawn) {
                inForce.remove(effect.getEffectId());
            } else {
                inForce.put(effect.getEffectId(), effect);
            }
        }
        inForce.values()
                .removeIf(effect -> NOT_UNDONE.contains(effect.getAction())
                        || effect.getAction().equals("review-before-enable"));
        assertThat(inForce.values())
                .as("effects in force although case %s is resolved", caseId)
                .isEmpty();
    }

    /** G1, SYS-7: every alert has one fate, and the cases count the same alerts. */
    private void everyAlertIsInOneCase() {
        Map<String, Set<String>> alertsOfCase = new HashMap<>();
        for (History history : histories) {
            for (AlertEvent alert : history.script.alerts()) {
                List<Receipt> given = receipts.getOrDefault(alert.getAlertId(), List.of());
                Set<String> cases = given.stream().map(Receipt::getCaseId).collect(Collectors.toSet());
                if (alert.getStatus() == SourceStatus.open) {
                    assertThat(given)
                            .as("G1: a receipt of %s", alert.getAlertId())
                            .isNotEmpty();
                    assertThat(cases)
                            .as("G1: the case of %s", alert.getAlertId())
                            .hasSize(1);
                    assertThat(given)
                            .as("G1: receipts of %s", alert.getAlertId())
                            .allMatch(receipt -> IN_A_CASE.contains(receipt.getOutcome()));
                    assertThat(given.stream()
                                    .filter(receipt -> !receipt.getOutcome().equals("duplicate")))
                            .as("G1: %s is taken once", alert.getAlertId())
                            .hasSize(1);
                    alertsOfCase
                            .computeIfAbsent(cases.iterator().next(), any -> new HashSet<>())
                            .add(alert.getAlertId());
                }
            }
        }
        alertsOfCase.forEach((caseId, alerts) -> {
            CaseState state = states.get(caseId);
            if (state != null) {
                assertThat(state.getAlerts())
                        .as("G1: alerts of case %s", caseId)
                        .isEqualTo(alerts.size());
            }
        });
    }

    /** As the rows themselves have it, and the index is to have the same. */
    private List<CaseRow> openCases(String key, CaseStore rows) {
        List<CaseRow> open = events.keySet().stream()
                .map(caseId -> rows.find(new RoutingKey(key), new CaseId(caseId)))
                .flatMap(Optional::stream)
                .filter(row -> !row.current().isClosed())
                .toList();
        assertThat(new CaseIndex(world.index()).openCases(new RoutingKey(key)))
                .as("open cases of %s in the index", key)
                .containsExactlyInAnyOrderElementsOf(
                        open.stream().map(CaseRow::id).toList());
        return open;
    }

    /** G2: an open case is due at some time, and the index has that time or an earlier one for it, once. */
    private void everyOpenCaseHasOneLiveDeadline(String key, CaseStore rows, Map<String, List<DueEntry>> entries) {
        for (CaseRow row : openCases(key, rows)) {
            Case open = row.current();
            assertThat(open.nextDue())
                    .as("G2: a live deadline of case %s", open.id())
                    .isPresent();
            assertThat(open.nextDue().orElseThrow())
                    .as(
                            "nothing that is due waits: case %s of %s, armed for %s, in the index %s",
                            open.id(), key, row.armedAt(), entries.get(open.id().value()))
                    .isAfter(world.now());
            List<DueEntry> own = entries.getOrDefault(open.id().value(), List.of());
            assertThat(own).as("G2: entries in the index of case %s", open.id()).hasSize(1);
            assertThat(own.getFirst().dueAt())
                    .as("G2: the index wakes case %s in time", open.id())
                    .isBeforeOrEqualTo(open.nextDue().orElseThrow());
        }
    }
}
