package dev.onus.vocabulary;

/** Which record named the owner, strongest first (design: who and which policy). */
public enum OwnerSource implements Word {
    /** A rule that names the alert's class. */
    CLASS_RULE,
    /** The identity's own record. */
    EXACT,
    /** The steward of the identity, because it is shared or used by several systems (OWN-4). */
    STEWARD,
    /** The owner of its system. */
    SYSTEM,
    /** Another ownership rule. */
    RULE,
    /** The team that took the case over from whoever the registry names (OWN-8, CDR-13). */
    ASSIGNED,
    /** Nobody is known: the catch-all steward answers, and that is itself a finding (OWN-7). */
    CATCH_ALL
}
