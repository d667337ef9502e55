package dev.onus.vocabulary;

/** How much depends on an identity, as its owner wrote it. */
public enum Criticality implements Word {
    /** Nobody wrote it. */
    UNKNOWN,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public static Criticality parse(String text) {
        return Word.parse(Criticality.class, text);
    }
}
