package dev.onus.registry.model;

import java.time.Duration;

/**
 * From when on alerts about the identities of one issuer are one decision about the issuer (ESC-8).
 *
 * @param identities so many different ones make a storm
 * @param within the first and the last of them lie less than this apart
 */
public record StormTerms(int identities, Duration within) {
    /** One identity is no storm. */
    public static final int FEWEST = 2;
    /** All that are counted are kept in one row of the stream, which is written with each of them. */
    public static final int MOST = 100;

    public static final StormTerms DEFAULT = new StormTerms(5, Duration.ofMinutes(1));
}
