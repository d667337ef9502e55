package dev.onus.escalation.stream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.Response;
import dev.onus.contracts.Topics;
import dev.onus.escalation.stream.simulation.InputLogs.Entry;
import dev.onus.escalation.stream.simulation.SimulatedContext.Output;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One identity: what is done to it, what the reference expects of it, and what the task made of it. */
final class History implements Script.Seen {
    final String key;
    final Script script;
    final Trace trace = new Trace();

    private ReferenceKey reference;
    private ReferenceKey committedReference;
    private Map<String, CaseState> states = new LinkedHashMap<>();
    private Map<String, CaseState> committedStates = new LinkedHashMap<>();
    private final List<Asked> pages = new ArrayList<>();
    private final List<Entry> waiting = new ArrayList<>();
    private List<Entry> committedWaiting = new ArrayList<>();
    private final List<Output> uncommitted = new ArrayList<>();
    private final Set<String> effects = new HashSet<>();
    /** How many pages of each case stand, at most: a case keeps only so many, and forgets who had declined the oldest. */
    private final Map<String, Integer> standing = new HashMap<>();

    private boolean touched;

    History(int number, String key, boolean wild, boolean waits, int inputs, Company company, SplittableRandom random) {
        this.key = key;
        this.script = new Script(key, number, wild, waits, inputs, random);
        this.reference = new ReferenceKey(key, company);
        this.committedReference = reference.copy();
    }

    @Override
    public List<CaseState> cases() {
        return List.copyOf(committedStates.values());
    }

    @Override
    public List<Asked> pages() {
        return pages;
    }

    ReferenceKey reference() {
        return reference;
    }

    void processed(Entry entry, List<Output> outputs) {
        touched = true;
        trace.add(entry);
        if (entry.topic().equals(Topics.OWNERSHIP)) {
            reference.stored((Ownership) entry.value());
        }
        releasePostponed(outputs);
        Instant at = entry.appendedAt();
        Optional<String> verdict = Optional.empty();
        if (entry.topic().equals(Topics.ALERTS)) {
            AlertEvent alert = (AlertEvent) Objects.requireNonNull(entry.value());
            if (isTaken(alert, outputs)) {
                reference.alert(alert, at);
            } else {
                waiting.add(entry);
            }
        } else if (entry.topic().equals(Topics.OWNERSHIP)) {
            reference.ownershipChanged((Ownership) entry.value(), at);
        } else if (entry.topic().equals(Topics.RESPONSES)) {
            effectsAsk(outputs);
            verdict = reference.answer((Response) Objects.requireNonNull(entry.value()), at);
        } else {
            reference.delivered((Delivery) Objects.requireNonNull(entry.value()), at);
        }
        verdict.filter(expected -> !expected.equals(verdictIn(outputs)))
                .ifPresent(expected -> assertThat(verdictIn(outputs))
                        .as("%s case: verdict on %s", key, Trace.words(entry))
                        .isEqualTo(expected));
        compare(outputs);
    }

    void woke(Instant safeNow, Set<String> stillDue, List<Output> outputs) {
        boolean due = reference.isDue(safeNow);
        if (outputs.isEmpty() && !due) {
            reference.lookedAt(safeNow);
            return;
        }
        trace.add(safeNow);
        releasePostponed(outputs);
        reference.woke(safeNow, stillDue);
        touched = true;
        compare(outputs);
    }

    void committed() {
        uncommitted.forEach(this::publish);
        uncommitted.clear();
        if (touched) {
            committedReference = reference.copy();
            committedStates = new LinkedHashMap<>(states);
            committedWaiting = new ArrayList<>(waiting);
            touched = false;
        }
    }

    void rolledBack() {
        trace.add("crash");
        uncommitted.clear();
        reference = committedReference.copy();
        states = new LinkedHashMap<>(committedStates);
        waiting.clear();
        waiting.addAll(committedWaiting);
        touched = false;
    }

    private void publish(Output output) {
        if (output.value() instanceof EscalationEvent event && event.getKind().equals("page-requested")) {
            pages.add(new Asked(
                    event.getCaseId(),
                    event.getPage().getPageId(),
                    event.getPage().getPerson()));
        }
    }

    /** Alerts that had to wait for ownership are taken before what was just read. */
    private void releasePostponed(List<Output> outputs) {
        for (Entry entry : List.copyOf(waiting)) {
            AlertEvent alert = (AlertEvent) Objects.requireNonNull(entry.value());
            if (isTaken(alert, outputs)) {
                waiting.remove(entry);
                trace.add("alert " + alert.getAlertId() + " is taken");
                reference.alert(alert, entry.appendedAt());
            }
        }
    }

    /** Every alert that is dealt with has a receipt; a source's word about what is not open has none. */
    private boolean isTaken(AlertEvent alert, List<Output> outputs) {
        return outputs.stream()
                .anyMatch(output -> output.value() instanceof Receipt receipt
                        && receipt.getId().equals(alert.getReceiptId()));
    }

    private static String verdictIn(List<Output> outputs) {
        for (Output output : outputs) {
            if (output.value() instanceof EscalationEvent event && event.getResponse() != null) {
                return event.getResponse().getVerdict().name();
            }
        }
        return "none";
    }

    private void compare(List<Output> outputs) {
        Map<String, List<EscalationEvent>> requested = new HashMap<>();
        for (Output output : outputs) {
            uncommitted.add(output);
            if (output.value() instanceof CaseState state) {
                states.put(state.getId(), state);
            } else if (output.value() instanceof EscalationEvent event) {
                trace.add(event);
                if (event.getEffect() != null) {
                    effects.add(event.getEffect().getEffectId());
                }
                if (event.getKind().equals("page-requested")) {
                    requested
                            .computeIfAbsent(event.getCaseId(), any -> new ArrayList<>())
                            .add(event);
                }
            } else if (output.value() == null) {
                states.remove(output.key());
            }
        }
        for (ReferenceCase expected : reference.cases) {
            CaseState actual = states.get(expected.id.value());
            if (actual != null && !expected.lost) {
                compare(expected, actual, requested.getOrDefault(expected.id.value(), List.of()));
            }
            expected.paged.clear();
        }
    }

    private void compare(ReferenceCase expected, CaseState actual, List<EscalationEvent> requested) {
        try {
            states(expected, actual);
            pages(expected, requested);
        } catch (AssertionError difference) {
            throw new AssertionError(key + " case " + expected.id + ": " + difference.getMessage(), difference);
        }
    }

    private void states(ReferenceCase expected, CaseState actual) {
        Run run = expected.run;
        same("state", actual.getState().name(), run.status);
        same("version", actual.getVersion(), expected.version);
        same("episode", actual.getEpisode(), expected.episode);
        same("owner", actual.getOwner(), expected.owner);
        same("severity", actual.getSeverity().name(), expected.severity.word());
        same("alerts", actual.getAlerts(), expected.alerts);
        same("acknowledgedBy", actual.getAcknowledgedBy(), run.holder);
        if (!expected.isClosed()) {
            same("step", actual.getStep(), run.step);
            same("exhausted", actual.getExhausted(), run.exhausted);
            same("policy", actual.getPolicy().getName(), expected.plan.name());
            same("policy's version", actual.getPolicy().getVersion(), expected.plan.version());
            String next = actual.getNextDeadline().getKind();
            if (!next.startsWith("effect-")) {
                same(
                        "next deadline",
                        actual.getNextDeadline().getDueAt(),
                        run.nextDue().orElseThrow());
            }
        }
    }

    /** Compared after every input, so that nothing is put into words unless it differs. */
    private static void same(String what, @Nullable Object actual, @Nullable Object expected) {
        if (!Objects.equals(actual, expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    private void pages(ReferenceCase expected, List<EscalationEvent> requested) {
        List<String> usual = new ArrayList<>();
        for (EscalationEvent event : requested) {
            String id = event.getPage().getPageId();
            if (expected.paged.contains(id) || !isOfItsOwn(expected, event)) {
                usual.add(id);
            } else {
                brings(expected, event.getPage());
            }
        }
        if (!usual.equals(expected.paged)) {
            List<String> persons =
                    requested.stream().map(event -> event.getPage().getPerson()).toList();
            assertThat(usual).as("pages to %s", persons).isEqualTo(expected.paged);
        }
    }

    /** Whoever was paged for an effect that was due before an answer is read may answer. */
    private void effectsAsk(List<Output> outputs) {
        for (Output output : outputs) {
            if (output.value() instanceof EscalationEvent event) {
                if (event.getResponse() != null) {
                    return;
                }
                if (event.getEffect() != null) {
                    effects.add(event.getEffect().getEffectId());
                }
                if (event.getKind().equals("page-requested")) {
                    reference
                            .find(event.getCaseId())
                            .filter(it -> isOfItsOwn(it, event))
                            .ifPresent(it -> brings(it, event.getPage()));
                }
            }
        }
    }

    /** Who is only to approve, review or settle may do just that; whoever hears of an effect answers for the case. */
    private static void brings(ReferenceCase expected, PageFacts page) {
        boolean aside = switch (Word.parse(PagePurpose.class, page.getPurpose())) {
            case APPROVAL, REVIEW, TIE_BREAK -> true;
            default -> false;
        };
        (aside ? expected.aside : expected.asked).add(page.getPerson());
    }

    /** A page for an effect, which the reference leaves to the invariants. */
    private boolean isOfItsOwn(ReferenceCase expected, EscalationEvent event) {
        PageFacts page = event.getPage();
        return effects.stream()
                .map(effect -> PageId.of(
                        expected.id, event.getEpisode(), "effect-" + effect, page.getAttempt(), page.getPerson()))
                .anyMatch(id -> id.value().equals(page.getPageId()));
    }
}
