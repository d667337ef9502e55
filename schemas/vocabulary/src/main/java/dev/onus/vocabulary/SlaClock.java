package dev.onus.vocabulary;

/** A clock of a case that counts from its opening; each has targets of its own (ESC-1). */
public enum SlaClock implements Word {
    CONTAIN,
    DECIDE,
    RESOLVE
}
