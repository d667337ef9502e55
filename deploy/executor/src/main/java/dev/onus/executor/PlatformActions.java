package dev.onus.executor;

import dev.onus.contracts.EffectEvent;

/**
 * What your platform does for each action that a policy may ask for (ESC-3). Begin here: each method does one thing to
 * {@code effect.getIdentity()} and says how it went. It may be called again for the same effect after a crash, so doing
 * it twice must be the same as doing it once. An exception counts as failed.
 */
public interface PlatformActions {
    /** Nothing automatic touches the identity until somebody has answered. */
    Outcome pauseAutomation(EffectEvent effect);

    /** The identity may do everything but the operation in {@code effect.getScope()}. */
    Outcome blockAction(EffectEvent effect);

    /** The identity keeps everything but the scope or resource in {@code effect.getScope()}. */
    Outcome blockScope(EffectEvent effect);

    /** The identity can do nothing; it still exists. */
    Outcome blockIdentity(EffectEvent effect);

    /** Privileged workflows of the identity wait for a person. */
    Outcome requireIntervention(EffectEvent effect);

    /** Nobody can switch the identity on before its review is approved in Onus (ESC-6). */
    Outcome reviewBeforeEnable(EffectEvent effect);

    /** Somebody is asked to check whether what was reported is true, or over. */
    Outcome verify(EffectEvent effect);

    /** Somebody is asked to check what the identity may do. */
    Outcome accessReview(EffectEvent effect);

    /** The credential ends. There is no way back, and nothing asks for one. */
    Outcome revoke(EffectEvent effect);

    /** Takes back what one of the others did. It is called also where that is uncertain: undoing nothing is done. */
    Outcome undo(EffectEvent effect);
}
