package dev.onus.vocabulary;

/** What a case waits for. Whatever waits for a person is a case. */
public enum CaseKind implements Word {
    /** A source reported something about a machine identity. */
    ALERT,
    /** A case was opened by another part of Onus, for example to find an owner. */
    FIND_OWNER,
    UNKNOWN
}
