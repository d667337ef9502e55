package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EffectState;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.Effect;
import dev.onus.registry.model.Identity;
import java.util.Optional;

/** What platform teams are asked to do, or to undo (ESC-3). */
public final class ToEffectEvent {
    private static final int NO_STEP = 0;

    private ToEffectEvent() {}

    /**
     * Empty for an event that asks nothing new of a platform team: an answer of theirs is known to them, and one that is
     * missing is a matter between the case and its people.
     */
    public static Optional<EffectEvent> of(CaseEvent it, Optional<Identity> identity) {
        return it.detail() instanceof Detail.OfEffect change ? asked(it, change, identity) : Optional.empty();
    }

    private static Optional<EffectEvent> asked(CaseEvent it, Detail.OfEffect change, Optional<Identity> identity) {
        return switch (change.phase()) {
            case PROPOSED, REQUESTED, WITHDRAWN ->
                Optional.of(event(it, change.effect(), EffectParts.state(change.effect(), change.phase()), identity));
            case OVERDUE -> Optional.empty();
        };
    }

    private static EffectEvent event(CaseEvent it, Effect effect, EffectState state, Optional<Identity> identity) {
        Case after = it.after();
        EffectEvent.Builder event = EffectEvent.newBuilder()
                .setEffectId(effect.id())
                .setCaseId(after.id().value())
                .setRoutingKey(after.routingKey().value())
                .setAction(effect.action().word())
                .setState(state)
                .setIdentity(Facts.identity(after.routingKey(), identity))
                .setSeverity(Words.severity(after.severity()))
                .setReason(it.reason())
                .setPolicy(Facts.policy(after))
                .setStep(StepNames.number(effect.step()).orElse(NO_STEP))
                .setAt(it.at())
                .setAuthority(effect.authority())
                .setExpiresAt(effect.expiresAt());
        effect.scope().ifPresent(event::setScope);
        effect.answerBy().ifPresent(event::setAnswerBy);
        return event.build();
    }
}
