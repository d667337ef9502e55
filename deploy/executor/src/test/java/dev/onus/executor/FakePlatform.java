package dev.onus.executor;

import dev.onus.contracts.EffectEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was done to it. */
final class FakePlatform implements PlatformActions {
    private final List<String> deeds = new CopyOnWriteArrayList<>();

    /** What was done because of this effect, in order. */
    List<String> deeds(String effectId) {
        return deeds.stream()
                .filter(deed -> deed.endsWith(" " + effectId))
                .map(deed -> deed.substring(0, deed.indexOf(' ')))
                .toList();
    }

    private Outcome did(String what, EffectEvent effect) {
        deeds.add(what + " " + effect.getEffectId());
        return Outcome.done(what);
    }

    @Override
    public Outcome pauseAutomation(EffectEvent effect) {
        return did("pause", effect);
    }

    @Override
    public Outcome blockAction(EffectEvent effect) {
        return did("block-action", effect);
    }

    @Override
    public Outcome blockScope(EffectEvent effect) {
        throw new IllegalStateException("the firewall is on fire");
    }

    @Override
    public Outcome blockIdentity(EffectEvent effect) {
        return did("block", effect);
    }

    @Override
    public Outcome requireIntervention(EffectEvent effect) {
        return did("intervention", effect);
    }

    @Override
    public Outcome reviewBeforeEnable(EffectEvent effect) {
        return did("review", effect);
    }

    @Override
    public Outcome verify(EffectEvent effect) {
        return did("verify", effect);
    }

    @Override
    public Outcome accessReview(EffectEvent effect) {
        return did("access-review", effect);
    }

    @Override
    public Outcome revoke(EffectEvent effect) {
        return did("revoke", effect);
    }

    @Override
    public Outcome undo(EffectEvent effect) {
        return did("undo", effect);
    }
}
