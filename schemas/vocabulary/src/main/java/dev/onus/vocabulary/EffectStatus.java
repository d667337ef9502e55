package dev.onus.vocabulary;

/** How far something that a policy asks of a platform team has come (ESC-3, ESC-9). */
public enum EffectStatus implements Word {
    /** Nobody carries it out before somebody with the right has approved it. */
    PROPOSED,
    REQUESTED,
    /** The platform team has done it. */
    DONE,
    /** The platform team tried and could not. */
    FAILED,
    /** The platform team will not do it. */
    REFUSED
}
