package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EffectState;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.Identity;
import java.util.Optional;

/** What platform teams are asked to do, or to undo (ESC-3). */
public final class ToEffectEvent {
    private static final int FALLBACK = 0;

    private ToEffectEvent() {}

    /** Empty for an event that asks nothing of a platform team. */
    public static Optional<EffectEvent> of(CaseEvent it, Optional<Identity> identity) {
        return it.detail() instanceof Detail.OfEffect effect
                ? Optional.of(event(it, effect, identity))
                : Optional.empty();
    }

    private static EffectEvent event(CaseEvent it, Detail.OfEffect change, Optional<Identity> identity) {
        Case after = it.after();
        return EffectEvent.newBuilder()
                .setEffectId(change.effect().id())
                .setCaseId(after.id().value())
                .setRoutingKey(after.routingKey().value())
                .setAction(change.effect().action())
                .setState(change.requested() ? EffectState.requested : EffectState.withdrawn)
                .setIdentity(Facts.identity(after.routingKey(), identity))
                .setSeverity(Words.severity(after.severity()))
                .setReason(it.reason())
                .setPolicy(Facts.policy(after))
                .setStep(step(change.effect().step()))
                .setAt(it.at())
                .build();
    }

    private static int step(String step) {
        return step.chars().allMatch(Character::isDigit) && !step.isEmpty() ? Integer.parseInt(step) : FALLBACK;
    }
}
