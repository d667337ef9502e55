package dev.onus.registry.model;

import dev.onus.vocabulary.Word;

/** What a step can ask of platform teams beside its pages (ESC-3). */
public enum EffectName implements Word {
    /** Withdrawn on acknowledgement (design decision 17). */
    PAUSE_AUTOMATION,
    /** One operation of the identity; {@code scope} names it. */
    BLOCK_ACTION,
    /** One scope or resource of the identity; {@code scope} names it. */
    BLOCK_SCOPE,
    BLOCK_IDENTITY,
    /** A privileged workflow waits for a person. */
    REQUIRE_INTERVENTION,
    /** The identity stays off until somebody with the right approves its review (ESC-6); never lifted by time. */
    REVIEW_BEFORE_ENABLE,
    /** Somebody checks that what was reported is true, or over. */
    VERIFY,
    /** Somebody checks what the identity may do. */
    ACCESS_REVIEW,
    /** Not undone: a revoked credential does not come back (ESC-9). */
    REVOKE;

    /** Whether it means nothing without the name of an action or a scope. */
    public boolean needsScope() {
        return this == BLOCK_ACTION || this == BLOCK_SCOPE;
    }

    /** Whether there is anything to undo once it was done. */
    public boolean isUndone() {
        return this != VERIFY && this != ACCESS_REVIEW && this != REVOKE;
    }
}
