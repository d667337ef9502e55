package dev.onus.escalation;

import java.time.Duration;

/** The named maxima and delays of the case machine. */
public final class Limits {
    /** Exhausted: the catch-all is paged again after this, and then after twice as long each time (design: somebody always). */
    public static final Duration CATCH_ALL_FIRST_REPEAT = Duration.ofMinutes(5);
    /** The catch-all is never left alone for longer. */
    public static final Duration CATCH_ALL_LONGEST_REPEAT = Duration.ofHours(1);
    /** Older words about a credential are stale: it counts as active again (OWN-14). */
    public static final Duration OBSERVATION_HOLDS = Duration.ofDays(30);
    /** Once an SLA clock ran out, it is said again so often until what it waits for has happened. */
    public static final Duration OVERDUE_REPEAT = Duration.ofHours(1);
    /** The acknowledger is reminded this long before the lease ends, or after four fifths of it if that is later. */
    public static final Duration REMINDER_BEFORE_EXPIRY = Duration.ofMinutes(5);
    /** A closed case keeps its summary so long for re-opening and repeat links (design: ends). */
    public static final Duration FORGET_AFTER = Duration.ofDays(90);
    /** A deadline that fires this much after it was due is marked late. */
    public static final Duration LATE_AFTER = Duration.ofSeconds(5);
    /** Nobody snoozes a case for longer; the SLA clocks end it before. */
    public static final Duration LONGEST_SNOOZE = Duration.ofDays(7);
    /** An offer that nobody answers ends after this; who made it stays answerable (OWN-8). */
    public static final Duration OFFER_HOLDS = Duration.ofMinutes(15);
    /** An effect that nobody answers is said again no sooner than this, however short its window is. */
    public static final Duration EFFECT_SHORTEST_REPEAT = Duration.ofMinutes(1);
    /** The registry answers that it has looked within this, or people are paged. */
    public static final Duration LOOK_ANSWER_WITHIN = Duration.ofMinutes(2);
    /** While people are paged, the registry is told to look so often. */
    public static final Duration LOOK_AGAIN = Duration.ofMinutes(5);
    /** The registry is not told to look again sooner. */
    public static final Duration LOOK_NO_SOONER = Duration.ofMinutes(1);
    /** A vendor's sample is shown for so long. */
    public static final Duration SAMPLE_STAYS = Duration.ofHours(24);
    /**
     * A critical case whose identity has an issuer waits so long for word of a storm before it pages by itself: long
     * enough for two commits of the stream, and short enough for a page within a second (ESC-8).
     */
    public static final Duration STORM_WORD_OF_CRITICAL = Duration.ofMillis(400);
    /** Any other waits so long, so that a storm that comes while the stream is busy pages no child. */
    public static final Duration STORM_WORD = Duration.ofSeconds(10);
    /** Children of a storm that has ended, told of it in one go; the rest is told in the next. */
    public static final int STORM_ENDS_FOR = 200;
    /** Deadlines of one case that one look at it may fire; each re-arms later, the rest fires at the next look. */
    static final int MAX_FIRES = 256;

    private Limits() {}

    static Duration catchAllRepeat(int repeats) {
        Duration wanted = CATCH_ALL_FIRST_REPEAT.multipliedBy(1L << Math.min(repeats, 10));
        return wanted.compareTo(CATCH_ALL_LONGEST_REPEAT) > 0 ? CATCH_ALL_LONGEST_REPEAT : wanted;
    }
}
