package dev.onus.escalation;

/** How far the paging of an episode has come. */
public enum Stage {
    /** Nobody has been paged yet. */
    BEFORE,
    /** A numbered step of the policy is waiting for an answer. */
    STEP,
    /** Steps and fallback went unanswered; the catch-all is paged again and again until somebody answers. */
    CATCH_ALL
}
