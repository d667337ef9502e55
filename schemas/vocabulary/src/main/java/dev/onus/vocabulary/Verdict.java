package dev.onus.vocabulary;

/** What became of an answer. The stream alone decides it, in the order of the case-event log. */
public enum Verdict implements Word {
    APPLIED,
    /** The case has moved on since the version that the answer was looking at (HTTP 409). */
    STALE,
    /** The case is not in a state in which this can be done (HTTP 409). */
    ILLEGAL,
    /** The person has no right to do this (HTTP 403); nothing changed (G7). */
    REFUSED,
    /** No such case (HTTP 404). */
    UNKNOWN
}
