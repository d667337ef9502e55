package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.EffectChange;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.EffectState;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent.EffectPhase;
import dev.onus.escalation.Effect;
import dev.onus.vocabulary.EffectStatus;

/** Effects as cases and their events show them (ESC-3). */
final class EffectParts {
    private EffectParts() {}

    static EffectFacts facts(Effect it) {
        EffectFacts.Builder facts = EffectFacts.newBuilder()
                .setEffectId(it.id())
                .setAction(it.action().word())
                .setRequestedAt(it.requestedAt())
                .setStatus(it.status().word())
                .setAuthority(it.authority())
                .setExpiresAt(it.expiresAt());
        it.scope().ifPresent(facts::setScope);
        it.answerBy().ifPresent(facts::setAnswerBy);
        it.detail().ifPresent(facts::setDetail);
        return facts.build();
    }

    static EffectChange change(Effect it, EffectState state) {
        EffectChange.Builder change = EffectChange.newBuilder()
                .setEffectId(it.id())
                .setAction(it.action().word())
                .setState(state)
                .setStatus(it.status().word());
        it.scope().ifPresent(change::setScope);
        it.detail().ifPresent(change::setDetail);
        return change.build();
    }

    /** What is asked of the platform team after the event; nobody having answered changes nothing of it. */
    static EffectState state(Effect it, EffectPhase phase) {
        return switch (phase) {
            case PROPOSED -> EffectState.proposed;
            case REQUESTED -> EffectState.requested;
            case OVERDUE -> standing(it);
            case WITHDRAWN -> EffectState.withdrawn;
        };
    }

    /** After an answer. A proposal that was rejected is off; it is taken back in the same decision. */
    static EffectState answered(Effect it, Case after) {
        boolean wasProposed = after.progress().effects().stream()
                .anyMatch(each -> each.id().equals(it.id()) && each.status() == EffectStatus.PROPOSED);
        return wasProposed && it.status() == EffectStatus.REFUSED ? EffectState.withdrawn : standing(it);
    }

    private static EffectState standing(Effect it) {
        return it.status() == EffectStatus.PROPOSED ? EffectState.proposed : EffectState.requested;
    }
}
