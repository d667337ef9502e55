package dev.onus.vocabulary;

/** What a case waits for. Whatever waits for a person is a case. */
public enum CaseKind implements Word {
    /** A source reported something about a machine identity. */
    ALERT,
    /** Nobody is known to own an identity; the steward of the nearest thing known finds out who does (OWN-7). */
    FIND_OWNER,
    /** An identity may be enabled again only when somebody with the right approves it (ESC-6). */
    REVIEW,
    UNKNOWN
}
