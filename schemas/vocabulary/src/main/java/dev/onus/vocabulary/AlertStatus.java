package dev.onus.vocabulary;

/** What the source says of its own alert. It moves no clock of a case by itself (design: ends). */
public enum AlertStatus implements Word {
    OPEN,
    /** Somebody acknowledged at the source. It names no person here, so it stops nothing. */
    ACKNOWLEDGED,
    RESOLVED,
    UNKNOWN
}
