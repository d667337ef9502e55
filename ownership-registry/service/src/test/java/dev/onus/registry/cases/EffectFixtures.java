package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EffectChange;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.EffectState;
import dev.onus.contracts.EscalationEvent;
import java.time.Duration;

/** Effects as the stream would ask for them. */
public final class EffectFixtures {
    private EffectFixtures() {}

    public static EffectFacts blocking(String effectId, String scope) {
        return EffectFacts.newBuilder()
                .setEffectId(effectId)
                .setAction("block-scope")
                .setScope(scope)
                .setStatus("requested")
                .setAuthority("team:platform agreed to it")
                .setRequestedAt(CaseFixtures.NOON.plusSeconds(2))
                .setAnswerBy(CaseFixtures.NOON.plus(Duration.ofMinutes(10)))
                .setExpiresAt(CaseFixtures.NOON.plus(Duration.ofHours(4)))
                .build();
    }

    public static EffectFacts review(String effectId) {
        return EffectFacts.newBuilder()
                .setEffectId(effectId)
                .setAction("review-before-enable")
                .setStatus("requested")
                .setAuthority("a partner identity unused beyond its window")
                .setRequestedAt(CaseFixtures.NOON.plusSeconds(2))
                .build();
    }

    public static EscalationEvent requested(CaseState state, EffectFacts effect) {
        return event(state, "effect-requested", effect, EffectState.requested);
    }

    public static EscalationEvent approved(CaseState state, EffectFacts effect, String reason) {
        return EscalationEvent.newBuilder(event(state, "effect-approved", effect, EffectState.requested))
                .setReason(reason)
                .build();
    }

    public static EscalationEvent withdrawn(CaseState state, EffectFacts effect) {
        return event(state, "effect-withdrawn", effect, EffectState.withdrawn);
    }

    private static EscalationEvent event(CaseState state, String kind, EffectFacts effect, EffectState now) {
        return CaseFixtures.event(state, kind)
                .setEffect(EffectChange.newBuilder()
                        .setEffectId(effect.getEffectId())
                        .setAction(effect.getAction())
                        .setScope(effect.getScope())
                        .setState(now)
                        .setStatus(effect.getStatus())
                        .build())
                .build();
    }
}
