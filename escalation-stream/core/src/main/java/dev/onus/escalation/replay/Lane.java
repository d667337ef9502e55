package dev.onus.escalation.replay;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.CaseMachine;
import dev.onus.escalation.Children;
import dev.onus.escalation.Decision;
import dev.onus.escalation.Links;
import dev.onus.escalation.NewTask;
import dev.onus.escalation.Observation;
import dev.onus.escalation.Situation;
import dev.onus.escalation.Storms;
import dev.onus.escalation.Task;
import dev.onus.escalation.family.StormAlert;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.StormTerms;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One routing key in one world: its inputs in the order of their times, and every deadline at the instant when it is due.
 * It decides as the stream's desks do, with the case machine of production; nothing here knows which world it is.
 */
final class Lane {
    private final RoutingKey routingKey;
    private final Directories directories;
    private final CasesOfKey cases;
    private final FindingsOfKey findings = new FindingsOfKey();
    private final List<CaseEvent> events = new ArrayList<>();
    private final Map<CaseId, Long> positionSeen = new HashMap<>();
    private Optional<Identity> identity = Optional.empty();
    private OptionalLong position = OptionalLong.empty();
    /** Up to when everything has happened. */
    private Instant now = Instant.MIN;

    Lane(RoutingKey routingKey, Directories directories, CasesOfSources sources) {
        this.routingKey = routingKey;
        this.directories = directories;
        this.cases = new CasesOfKey(sources);
    }

    /** What has happened since this was asked for last, in order. */
    List<CaseEvent> takeEvents() {
        List<CaseEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    Optional<Case> find(CaseId id) {
        return cases.find(id);
    }

    /**
     * The case that stands here for one of the other world. What a case asked for is found by what it is about: its id
     * follows from how often the asking case had changed by then, which may differ between the worlds.
     */
    Optional<Case> counterpart(Case there) {
        Optional<Case> same = cases.find(there.id());
        return same.isPresent() || there.links().parent().isEmpty() ? same : cases.openCase(there.foldKey());
    }

    /** The oldest open case of a fold key. */
    Optional<Case> openCase(String foldKey) {
        return cases.openCase(foldKey);
    }

    /** Lets everything happen that is due up to an instant; what crosses with an input of that time comes before it. */
    void advance(Instant until) {
        while (true) {
            Optional<CasesOfKey.Due> due =
                    cases.nextDue().filter(next -> !next.at().isAfter(until));
            Optional<Instant> found = findings.nextDue().filter(next -> !next.isAfter(until));
            if (found.isPresent()
                    && due.filter(next -> next.at().isBefore(found.get())).isEmpty()) {
                report(notBefore(found.get()));
            } else if (due.isPresent()) {
                fire(due.get().caseId(), notBefore(due.get().at()));
            } else {
                now = notBefore(until);
                return;
            }
        }
    }

    void alerted(Alert alert, Instant at) {
        if (CasesOfKey.isReport(alert)) {
            settle(CaseKind.ALERT, alert, at);
            return;
        }
        cases.openCaseOfSource(alert).ifPresent(open -> sourceSaid(open, alert, at));
    }

    /** The source of an open case of this key says what became of the finding, whatever name it uses. */
    void sourceSaid(Case open, Alert alert, Instant at) {
        if (cases.caseOf(alert.id()).isEmpty()) {
            cases.belongsTo(apply(open, new CaseInput.AlertFolded(alert), at), alert);
        }
    }

    /** @return whether there is such a case */
    boolean said(CaseId id, CaseInput input, Instant at) {
        Optional<Case> known = cases.find(id);
        known.ifPresent(current -> apply(current, input, at));
        return known.isPresent();
    }

    void taskOpened(Task task, Instant at) {
        if (cases.find(task.caseId()).isEmpty()
                && cases.openCase(task.foldKey()).isEmpty()) {
            took(CaseMachine.open(task, situation(at), at), at);
        }
    }

    /** Many identities of this issuer are reported at once. */
    void take(FamilyOfKey.Step step, Instant at) {
        switch (step) {
            case FamilyOfKey.Step.Opened opened ->
                cases.belongsTo(open(CaseKind.STORM, opened.alert(), opened.links(), at), opened.alert());
            case FamilyOfKey.Step.Grew grew -> grew(grew, at);
        }
    }

    private void grew(FamilyOfKey.Step.Grew grew, Instant at) {
        grew.children().ifPresent(children -> said(grew.storm(), new CaseInput.ChildrenGrew(children), at));
        cases.find(grew.storm())
                .filter(storm -> grew.child().severity().isWorseThan(storm.severity()))
                .ifPresent(storm ->
                        apply(storm, new CaseInput.AlertFolded(StormAlert.worse(routingKey, grew.child())), at));
    }

    StormTerms stormTerms(Alert alert, Children children, Instant at) {
        return Storms.terms(alert, children, situation(at), at);
    }

    /** Whether this key is another name of the identity that it leads to. */
    boolean isAlias() {
        return identity.filter(known -> known.aliases().contains(routingKey.value()))
                .filter(known -> !RoutingKey.of(known.id()).equals(routingKey))
                .isPresent();
    }

    void ownershipCame(ReplayInput.OwnershipCame came) {
        identity = came.identity();
        position = came.position();
        for (Case each : cases.open()) {
            tell(each, came.at());
        }
        if (identity.flatMap(known -> known.credential().lastUsedAt()).isPresent()) {
            for (Case each : cases.containedOnes()) {
                tell(each, came.at());
            }
        }
        findings.changed(ownRecord(), came.at(), cases);
    }

    private void tell(Case it, Instant at) {
        Long seen = positionSeen.get(it.id());
        if (position.isEmpty() || seen == null || position.getAsLong() > seen) {
            apply(it, new CaseInput.OwnershipChanged(), at);
        }
    }

    private void report(Instant at) {
        for (FindingsOfKey.Found found : findings.take(ownRecord(), at, cases)) {
            settle(found.kind(), found.alert(), at);
        }
        findings.changed(ownRecord(), at, cases);
    }

    /** An alert ends in exactly one case (G1). */
    private void settle(CaseKind kind, Alert alert, Instant at) {
        if (cases.caseOf(alert.id()).isPresent()) {
            return;
        }
        Case holder = place(kind, alert, at);
        cases.belongsTo(holder, alert);
        if (alert.pagesNobody() || alert.credentialState() == CredentialState.UNKNOWN) {
            return;
        }
        CaseInput word = new CaseInput.Observed(new Observation(alert.credentialState(), alert.source(), at));
        for (Case each : cases.open()) {
            if (!each.id().equals(holder.id())) {
                apply(each, word, at);
            }
        }
    }

    private Case place(CaseKind kind, Alert alert, Instant at) {
        Optional<Case> open = cases.openCase(alert.foldKey());
        if (open.isPresent()) {
            boolean becomesReal = open.get().alert().test() && !alert.test();
            List<CaseId> earlier = becomesReal ? cases.repeatedBy(alert) : List.of();
            return apply(open.get(), new CaseInput.AlertFolded(alert, earlier), at);
        }
        Optional<Case> contained = alert.credentialState() == CredentialState.ACTIVE && !alert.pagesNobody()
                ? cases.containedBefore(alert)
                : Optional.empty();
        return contained
                .map(closed -> apply(closed, new CaseInput.CameBack(alert), at))
                .orElseGet(() -> open(kind, alert, Links.repeating(cases.repeatedBy(alert)), at));
    }

    private Case open(CaseKind kind, Alert alert, Links links, Instant at) {
        return took(CaseMachine.open(kind, alert, links, situation(at), at), at);
    }

    private Case apply(Case current, CaseInput input, Instant at) {
        return took(CaseMachine.apply(current, input, situation(at), at), at);
    }

    private void fire(CaseId id, Instant at) {
        now = at;
        took(CaseMachine.fireDue(cases.find(id).orElseThrow(), situation(at), at), at);
    }

    /** A clock that goes on after it was stopped may have run out long ago; it says so now. */
    private Instant notBefore(Instant due) {
        return due.isBefore(now) ? now : due;
    }

    private Case took(Decision decision, Instant at) {
        cases.save(decision.next());
        position.ifPresent(seen -> positionSeen.merge(decision.next().id(), seen, Math::max));
        if (decision.next().isForgotten()) {
            positionSeen.remove(decision.next().id());
        }
        events.addAll(decision.events());
        for (NewTask task : decision.tasks()) {
            boolean isNobodys = cases.openCase(task.alert().foldKey()).isEmpty()
                    && cases.caseOf(task.alert().id()).isEmpty();
            if (isNobodys) {
                cases.belongsTo(open(task.kind(), task.alert(), task.links(), at), task.alert());
            }
        }
        return decision.next();
    }

    /** The same record comes under each name of an identity; its dates count under its own id only. */
    private Optional<Identity> ownRecord() {
        return identity.filter(known -> RoutingKey.of(known.id()).equals(routingKey));
    }

    private Situation situation(Instant at) {
        return new Situation(directories.at(at), identity);
    }
}
