package dev.onus.vocabulary;

/** How bad the source says it is. {@code UNKNOWN} stays distinct: a source that gave none did not say low. */
public enum Severity implements Word {
    UNKNOWN,
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** Whether this is worse than the other; unknown is worse than nothing. */
    public boolean isWorseThan(Severity other) {
        return compareTo(other) > 0;
    }

    public static Severity parse(String text) {
        return Word.parse(Severity.class, text);
    }
}
