package dev.onus.vocabulary;

/** What a case waits for. Whatever waits for a person is a case. */
public enum CaseKind implements Word {
    /** A source reported something about a machine identity. */
    ALERT,
    /** Nobody is known to own an identity; the steward of the nearest thing known finds out who does (OWN-7). */
    FIND_OWNER,
    /** An identity may be enabled again only when somebody with the right approves it (ESC-6). */
    REVIEW,
    /** A shift is offered to somebody; until it is accepted, the giver stays on call (ROE-8). */
    HAND_OVER,
    /** Somewhere ahead there is a time with nobody reachable; somebody closes the gap before it comes (OWN-6). */
    COVERAGE_GAP,
    /** Nothing has come from a source for longer than it may be quiet (SYS-8). */
    SILENT_SOURCE,
    /** What has to be looked at again as time passes; it recurs, and the registry answers it. */
    WATCH,
    /** Many identities of one issuer are reported at once: one decision about the issuer, which their cases follow (ESC-8). */
    STORM,
    UNKNOWN
}
