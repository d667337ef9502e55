package dev.onus.contracts;

/** How long the broker keeps the records of a topic. */
public enum Retention {
    /** For ever: everything else can be worked out from them again. */
    FOR_EVER,
    /** The newest of each key, for ever; a record without a value deletes its key. */
    NEWEST_PER_KEY,
    /** A year: the history of cases. */
    YEAR,
    /** A quarter: what people look back at and what an investigation asks for. */
    QUARTER,
    /** A month: longer than any reader may stand still. */
    MONTH
}
