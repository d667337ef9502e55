package dev.onus.escalation;

import dev.onus.registry.model.EffectName;
import dev.onus.vocabulary.EffectStatus;
import java.util.Optional;

/** To be written. */
final class Reviewing {
    private Reviewing() {}

    static void open(Turn turn) {}

    static Optional<Effect> pending(Case current) {
        return current.progress().effects().stream()
                .filter(effect -> effect.action() == EffectName.REVIEW_BEFORE_ENABLE)
                .filter(effect -> effect.status() == EffectStatus.REQUESTED)
                .findFirst();
    }
}
