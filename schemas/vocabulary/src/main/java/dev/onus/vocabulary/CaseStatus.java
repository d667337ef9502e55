package dev.onus.vocabulary;

/** Where a case stands. Closed means {@code RESOLVED}; containing a case leaves it open. */
public enum CaseStatus implements Word {
    OPEN,
    ACKNOWLEDGED,
    SNOOZED,
    CONTAINED,
    RESOLVED
}
