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
    /** The person has seen the page, as far as its channel can tell. */
    PAGE_READ,
    PAGE_FAILED,
    ACKNOWLEDGED,
    ACKNOWLEDGEMENT_EXPIRED,
    /** The acknowledger is reminded before the lease expires. */
    REMINDED,
    DECLINED,
    SNOOZED,
    /** The time of a snooze is over; the clock goes on where it stood. */
    SNOOZE_ENDED,
    /** Somebody is asked to take the case over; who has it stays bound meanwhile (OWN-8). */
    REASSIGNMENT_OFFERED,
    /** The offer was declined, or nobody answered it in time. */
    REASSIGNMENT_ENDED,
    REASSIGNED,
    /** Owner or decider are disputed; a tie-breaker is asked (CDR-13). */
    DISPUTED,
    DISPUTE_SETTLED,
    CLAIMED,
    /** A page waits for the next working window (ESC-8). */
    DEFERRED,
    OWNER_CHANGED,
    POLICY_CHANGED,
    SEVERITY_RAISED,
    /** Something is proposed that nobody carries out before it is approved (ESC-9). */
    EFFECT_PROPOSED,
    EFFECT_APPROVED,
    EFFECT_REJECTED,
    EFFECT_REQUESTED,
    EFFECT_ANSWERED,
    /** Nobody answered what was asked of them within its window. */
    EFFECT_OVERDUE,
    EFFECT_WITHDRAWN,
    DECISION_REQUESTED,
    DECIDED,
    REFUSED,
    STALE,
    ILLEGAL,
    SOURCE_RESOLVED,
    SOURCE_ACKNOWLEDGED,
    /** What the case is about is over: the token was renewed, the key was revoked (ESC-5). */
    CONDITION_ENDED,
    /** A word about whether the credential can still be used (OWN-14). */
    CREDENTIAL_OBSERVED,
    /** An SLA clock of the case ran out. */
    CLOCK_LAPSED,
    EXHAUSTED,
    RETRACTED,
    CONTAINED,
    RESOLVED,
    REOPENED,
    LINKED,
    /** What was offered, a shift for example, was accepted by who was asked. */
    OFFER_ACCEPTED,
    OFFER_REJECTED,
    /** It is time for the registry to look again at what changes as time passes. */
    LOOK_DUE,
    LOOKED,
    NOTE,
    UNKNOWN
}
