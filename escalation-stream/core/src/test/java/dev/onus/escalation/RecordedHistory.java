package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.replay.Replay;
import dev.onus.escalation.replay.ReplayInput;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A small engine that lives through a history of one identity and writes down what a log would have: each input with its
 * time, and each page that was really requested. It shares nothing with the replay but the case machine.
 */
final class RecordedHistory {
    /** What was written down, in order. */
    private sealed interface Line {
        Instant at();

        record In(RoutingKey key, ReplayInput input) implements Line {
            @Override
            public Instant at() {
                return input.at();
            }
        }

        record Out(PageId page, Instant at) implements Line {}
    }

    private static final String SOURCE = "guardduty";

    final RoutingKey key;
    private final Organisation organisation;
    private final List<Line> lines = new ArrayList<>();
    /** Under their fold keys, the newest of each. */
    private final Map<String, Case> cases = new LinkedHashMap<>();

    private Optional<Identity> identity = Optional.empty();
    Instant now = Scene.START;
    private int alerts;
    private int answers;

    RecordedHistory(RoutingKey key, Organisation organisation) {
        this.key = key;
        this.organisation = organisation;
    }

    RecordedHistory owned(Identity record) {
        return ownership(Optional.of(record));
    }

    /** Nobody is registered any more. */
    RecordedHistory unowned() {
        return ownership(Optional.empty());
    }

    private RecordedHistory ownership(Optional<Identity> record) {
        identity = record;
        lines.add(new Line.In(key, new ReplayInput.OwnershipCame(now, identity, OptionalLong.empty())));
        for (Case each : List.copyOf(cases.values())) {
            if (!each.isClosed()) {
                took(CaseMachine.apply(each, new CaseInput.OwnershipChanged(), situation(), now));
            }
        }
        return this;
    }

    RecordedHistory after(Duration duration) {
        Instant until = now.plus(duration);
        Optional<Case> next = nextDue(until);
        while (next.isPresent()) {
            now = next.get().nextDue().orElseThrow();
            took(CaseMachine.fireDue(next.get(), situation(), now));
            next = nextDue(until);
        }
        now = until;
        return this;
    }

    /** A finding is reported, for the first time or again. */
    RecordedHistory alert(String finding, Severity severity) {
        return alert(alertOf(key, finding, severity, AlertStatus.OPEN));
    }

    /** The source says that it is over. */
    RecordedHistory over(String finding) {
        return alert(alertOf(key, finding, Severity.HIGH, AlertStatus.RESOLVED));
    }

    /** The same, but it names no identity: every partition has it, under a key that is nobody's. */
    RecordedHistory overWithoutIdentity(String finding) {
        RoutingKey nobodys = RoutingKey.unresolved(SOURCE, finding);
        return alert(alertOf(nobodys, finding, Severity.HIGH, AlertStatus.RESOLVED));
    }

    private RecordedHistory alert(Alert alert) {
        lines.add(new Line.In(alert.routingKey(), new ReplayInput.Alerted(now, alert)));
        Case open = cases.get(alert.foldKey());
        if (open != null && !open.isClosed()) {
            took(CaseMachine.apply(open, new CaseInput.AlertFolded(alert), situation(), now));
        } else if (alert.status() == AlertStatus.OPEN) {
            took(CaseMachine.open(alert, situation(), now));
        }
        return this;
    }

    RecordedHistory answer(String finding, String person, String action, Map<String, String> parameters) {
        Case of = caseOf(finding);
        return answer(of, person, action, parameters, OptionalLong.of(of.version()));
    }

    /** To the question whose it is. */
    RecordedHistory answerFindOwner(String person, String action, Map<String, String> parameters) {
        Case of = findOwner();
        return answer(of, person, action, parameters, OptionalLong.of(of.version()));
    }

    /** From a page that shows an older version of the case. */
    RecordedHistory lateAnswer(String finding, String person, String action) {
        Case of = caseOf(finding);
        return answer(of, person, action, Map.of(), OptionalLong.of(of.version() - 1));
    }

    private RecordedHistory answer(
            Case of, String person, String action, Map<String, String> parameters, OptionalLong version) {
        Answer answer = new Answer(
                new ResponseId(key + "-response-" + answers++),
                action,
                Optional.of(person),
                Optional.empty(),
                Set.of(),
                version,
                Optional.empty(),
                Optional.ofNullable(parameters.get("reason")),
                parameters);
        return say(of, new CaseInput.Answered(answer));
    }

    /** The last page of the case reached nobody. */
    RecordedHistory unreached(String finding) {
        return unreached(caseOf(finding));
    }

    RecordedHistory unreached(Case of) {
        List<Page> pages = of.progress().pages();
        return pages.isEmpty()
                ? this
                : say(
                        of,
                        new CaseInput.Delivered(
                                pages.getLast().id(),
                                pages.getLast().person(),
                                false,
                                Optional.of("webhook"),
                                Optional.empty(),
                                List.of()));
    }

    boolean has(String finding) {
        return cases.containsKey(foldKey(finding));
    }

    Case caseOf(String finding) {
        return Optional.ofNullable(cases.get(foldKey(finding))).orElseThrow();
    }

    Case findOwner() {
        return Optional.ofNullable(cases.get("source:" + Alert.ONUS + ":find-owner"))
                .orElseThrow();
    }

    private static String foldKey(String finding) {
        return "source:" + SOURCE + ":" + finding;
    }

    /** Gives all that was written down to a replay. */
    void playInto(Replay replay) {
        playInto(replay, List.of(this));
    }

    /** The same of several identities of one partition, by time. */
    static void playInto(Replay replay, List<RecordedHistory> together) {
        together.stream()
                .flatMap(history -> history.lines.stream())
                .sorted(Comparator.comparing(Line::at))
                .forEach(line -> {
                    switch (line) {
                        case Line.In in -> replay.take(in.key(), in.input());
                        case Line.Out out -> replay.recorded(out.page(), out.at());
                    }
                });
    }

    private RecordedHistory say(Case to, CaseInput input) {
        lines.add(new Line.In(key, new ReplayInput.Said(now, to.id(), input)));
        took(CaseMachine.apply(to, input, situation(), now));
        return this;
    }

    private Optional<Case> nextDue(Instant until) {
        return cases.values().stream()
                .filter(each ->
                        each.nextDue().filter(due -> !due.isAfter(until)).isPresent())
                .min(Comparator.comparing(each -> each.nextDue().orElseThrow()));
    }

    private void took(Decision decision) {
        cases.put(decision.next().foldKey(), decision.next());
        for (CaseEvent event : decision.events()) {
            if (event.kind() == TimelineKind.PAGE_REQUESTED) {
                lines.add(new Line.Out(((Detail.OfPage) event.detail()).page().id(), event.at()));
            }
        }
        for (NewTask task : decision.tasks()) {
            Case open = cases.get(task.alert().foldKey());
            if (open == null || open.isClosed()) {
                took(CaseMachine.open(task.kind(), task.alert(), task.links(), situation(), now));
            }
        }
    }

    private Situation situation() {
        return new Situation(organisation, identity);
    }

    private Alert alertOf(RoutingKey under, String finding, Severity severity, AlertStatus status) {
        String id = key + "-alert-" + alerts++;
        return new Alert(
                new AlertId(id),
                new ReceiptId(id),
                under,
                under.isUnresolved() ? Optional.empty() : Optional.of(under.value()),
                SOURCE,
                Optional.of("UnauthorizedAccess"),
                "Key used from a hostile address",
                finding,
                Optional.empty(),
                severity,
                Optional.empty(),
                AlertClass.LEAKED_CREDENTIAL,
                status,
                Optional.empty(),
                Optional.empty(),
                CredentialState.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty());
    }
}
