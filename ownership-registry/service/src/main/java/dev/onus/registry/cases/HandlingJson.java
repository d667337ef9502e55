package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.DecisionFacts;
import dev.onus.contracts.DisputeFacts;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.ExposureFacts;
import dev.onus.contracts.OfferFacts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people and platform teams did with a case, as JSON: exposure, effects, decisions, an offer, a dispute. */
final class HandlingJson {
    private HandlingJson() {}

    static void add(Shape shape, CaseState state) {
        shape.with("exposure", exposure(state.getExposure()))
                .with("intent", state.getIntent())
                .with("snoozedUntil", state.getSnoozedUntil())
                .with("reassignments", state.getReassignments())
                .with("held", state.getHeld())
                .with("offer", offer(state.getOffer()))
                .with("dispute", dispute(state.getDispute()))
                .with(
                        "decisions",
                        state.getDecisions().stream()
                                .map(HandlingJson::decision)
                                .toList())
                .with(
                        "effects",
                        state.getEffects().stream().map(HandlingJson::effect).toList());
    }

    static @Nullable Map<String, Object> exposure(@Nullable ExposureFacts exposure) {
        return exposure == null
                ? null
                : Shape.of()
                        .with("credentialState", exposure.getCredentialState())
                        .with("source", exposure.getSource())
                        .with("observedAt", exposure.getObservedAt())
                        .with("containedAt", exposure.getContainedAt())
                        .with("overridden", exposure.getOverridden())
                        .with("endedAt", exposure.getEndedAt())
                        .json();
    }

    private static @Nullable Map<String, Object> offer(@Nullable OfferFacts offer) {
        return offer == null
                ? null
                : Shape.of()
                        .with("by", offer.getBy())
                        .with("to", offer.getTo())
                        .with("expiresAt", offer.getExpiresAt())
                        .json();
    }

    private static @Nullable Map<String, Object> dispute(@Nullable DisputeFacts dispute) {
        return dispute == null
                ? null
                : Shape.of()
                        .with("by", dispute.getBy())
                        .with("proposed", dispute.getProposed())
                        .with("settleBy", dispute.getSettleBy())
                        .json();
    }

    private static Map<String, Object> decision(DecisionFacts decision) {
        return Shape.of()
                .with("decision", decision.getDecision())
                .with("choice", decision.getChoice())
                .with("by", decision.getBy())
                .with("right", decision.getRight())
                .with("reason", decision.getReason())
                .with("at", decision.getAt())
                .json();
    }

    private static Map<String, Object> effect(EffectFacts effect) {
        return Shape.of()
                .with("id", effect.getEffectId())
                .with("action", effect.getAction())
                .with("scope", effect.getScope())
                .with("status", effect.getStatus())
                .with("authority", effect.getAuthority())
                .with("requestedAt", effect.getRequestedAt())
                .with("answerBy", effect.getAnswerBy())
                .with("expiresAt", effect.getExpiresAt())
                .with("detail", effect.getDetail())
                .json();
    }
}
