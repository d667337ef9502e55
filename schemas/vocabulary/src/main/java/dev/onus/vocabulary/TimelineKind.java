package dev.onus.vocabulary;

/** What happened to a case; one word an event of {@code onus.escalations}, which the timeline shows. */
public enum TimelineKind implements Word {
    OPENED,
    FOLDED,
    ESCALATED,
    PAGE_REQUESTED,
    PAGE_WITHDRAWN,
    /** Somebody was not paged, and why (ESC-7). */
    PAGE_SKIPPED,
    PAGE_DELIVERED,
    PAGE_FAILED,
    ACKNOWLEDGED,
    ACKNOWLEDGEMENT_EXPIRED,
    /** The acknowledger is reminded before the lease expires. */
    REMINDED,
    DECLINED,
    SNOOZED,
    REASSIGNED,
    OWNER_CHANGED,
    POLICY_CHANGED,
    SEVERITY_RAISED,
    EFFECT_REQUESTED,
    EFFECT_ANSWERED,
    EFFECT_WITHDRAWN,
    DECISION_REQUESTED,
    DECIDED,
    REFUSED,
    STALE,
    ILLEGAL,
    SOURCE_RESOLVED,
    SOURCE_ACKNOWLEDGED,
    /** An SLA clock of the case ran out. */
    CLOCK_LAPSED,
    EXHAUSTED,
    RETRACTED,
    CONTAINED,
    RESOLVED,
    REOPENED,
    LINKED,
    NOTE,
    UNKNOWN
}
