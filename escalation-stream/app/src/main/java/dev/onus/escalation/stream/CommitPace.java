package dev.onus.escalation.stream;

import java.time.Duration;
import java.time.Instant;

/**
 * When to commit ahead of the interval: people and the notifier see a page or a verdict only once it is committed. Each
 * commit takes all tasks of the thread along, so the tasks of a thread share this; it is not done more often than this,
 * and not while old records are read, which nobody waits for.
 */
final class CommitPace {
    static final Duration SHORTEST = Duration.ofMillis(50);
    static final Duration FRESH = Duration.ofSeconds(1);

    private Instant last = Instant.EPOCH;
    private boolean wanted;

    /** @param about the time of the record, or now for a deadline */
    void want(Instant about, Instant now) {
        wanted |= about.plus(FRESH).isAfter(now);
    }

    /** Whether to commit now. */
    boolean takeTurn(Instant now) {
        if (!wanted || now.isBefore(next()) && !now.isBefore(last)) {
            return false;
        }
        wanted = false;
        last = now;
        return true;
    }

    boolean isWanted() {
        return wanted;
    }

    Instant next() {
        return last.plus(SHORTEST);
    }
}
