package dev.onus.registry.model;

import dev.onus.vocabulary.Word;

/** What a step can ask of platform teams beside its pages (ESC-3). */
public enum EffectName implements Word {
    /** Withdrawn on acknowledgement (design decision 17). */
    PAUSE_AUTOMATION,
    /** Withdrawn on resolve. */
    BLOCK_IDENTITY
}
