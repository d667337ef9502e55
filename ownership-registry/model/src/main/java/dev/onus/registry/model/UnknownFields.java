package dev.onus.registry.model;

/** What to do with a field that nobody knows. */
public enum UnknownFields {
    /** It is a problem: where people write, it is a spelling mistake. */
    REFUSE,
    /** It is passed over: in a record of the registry's log, a newer version wrote it. */
    PASS_OVER
}
