package dev.onus.escalation.replay;

import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.family.Child;
import dev.onus.escalation.family.FamilyWord;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One routing key in both worlds side by side, so that what was asked in the one is known when the other is asked. */
final class KeyReplay {
    private final Lane actual;
    private final Lane draft;
    private final FamilyOfKey family;
    private final Comparison comparison;

    KeyReplay(RoutingKey routingKey, World asItWas, World underDraft, Comparison comparison) {
        this.actual = asItWas.lane(routingKey);
        this.draft = underDraft.lane(routingKey);
        this.family = new FamilyOfKey(routingKey);
        this.comparison = comparison;
    }

    /** @return whether it found its case in the world as it was */
    boolean take(ReplayInput input) {
        advance(input.at());
        boolean found = true;
        switch (input) {
            case ReplayInput.Alerted alerted -> {
                actual.alerted(alerted.alert(), alerted.at());
                draft.alerted(alerted.alert(), alerted.at());
            }
            case ReplayInput.TaskOpened opened -> {
                actual.taskOpened(opened.task(), opened.at());
                draft.taskOpened(opened.task(), opened.at());
            }
            case ReplayInput.OwnershipCame came -> {
                actual.ownershipCame(came);
                draft.ownershipCame(came);
            }
            case ReplayInput.Said said -> found = said(said);
            case ReplayInput.FamilySaid said -> found = familySaid(said.word(), said.at());
        }
        level();
        return found;
    }

    void advance(Instant until) {
        actual.advance(until);
        draft.advance(until);
        level();
    }

    private boolean said(ReplayInput.Said said) {
        Optional<Case> was = actual.find(said.caseId());
        if (was.isEmpty()) {
            return false;
        }
        Optional<Case> would = draft.counterpart(was.get());
        actual.said(said.caseId(), said.input(), said.at());
        List<CaseEvent> events = actual.takeEvents();
        asItWas(events);
        Optional<CaseInput> heard =
                would.flatMap(draftCase -> AnswersAsGiven.under(said.input(), was.get(), events, draftCase));
        heard.ifPresent(input -> draft.said(would.orElseThrow().id(), input, said.at()));
        return true;
    }

    /** A storm is one, and has the children that it had, whatever the draft says. */
    private boolean familySaid(FamilyWord word, Instant at) {
        return switch (word) {
            case FamilyWord.ChildOpened opened -> childOpened(opened.child(), at);
            case FamilyWord.ChildLeft left -> {
                family.left(left);
                yield true;
            }
            case FamilyWord.Follow follow ->
                both(follow.child(), new CaseInput.StormFollowed(follow.storm(), follow.issuer()), at);
            case FamilyWord.StormEnded ended -> both(ended.child(), elderEnded(ended.end()), at);
        };
    }

    private boolean childOpened(Child child, Instant at) {
        family.opened(child, actual, at).ifPresent(step -> {
            actual.take(step, at);
            draft.take(step, at);
        });
        return true;
    }

    private boolean both(CaseId child, CaseInput input, Instant at) {
        draft.said(child, input, at);
        return actual.said(child, input, at);
    }

    private static CaseInput elderEnded(FamilyWord.StormEnd end) {
        return new CaseInput.ElderEnded(
                end.storm(), end.outcome().map(ResolveOutcome::word), end.riskExpiresAt(), end.reason());
    }

    /** Holds against each other what has happened in both worlds by now. */
    void level() {
        asItWas(actual.takeEvents());
        comparison.underDraft(draft.takeEvents());
        comparison.level();
    }

    private void asItWas(List<CaseEvent> events) {
        comparison.asItWas(events);
        events.forEach(event -> family.saw(event.after()));
    }
}
