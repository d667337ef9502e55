package dev.onus.notifier.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells work that waits that it should end, and why, or that there is news. That the notifier is closing counts before
 * all else.
 */
public class Interruption {
    private @Nullable StopReason reason;
    private boolean news;

    public synchronized void interrupt(StopReason why) {
        if (reason == null || why == StopReason.CLOSING) {
            reason = why;
        }
        notifyAll();
    }

    /** Lets whoever waits look again; if nobody does, the next who would wait. */
    public synchronized void wake() {
        news = true;
        notifyAll();
    }

    public synchronized Optional<StopReason> reason() {
        return Optional.ofNullable(reason);
    }

    public synchronized boolean isClosing() {
        return reason == StopReason.CLOSING;
    }

    /** Returns after this time, or earlier when interrupted for whatever reason, or when there is news. */
    public synchronized void await(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (reason == null && !news && pause(until)) {
            // Looks again.
        }
        news = false;
    }

    /** Returns after this time, or earlier when the notifier is closing. */
    public synchronized void awaitClosing(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (!isClosing() && pause(until)) {
            // Looks again.
        }
    }

    /** False when the time is over. */
    private boolean pause(long untilNanos) {
        long left = untilNanos - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            interrupt(StopReason.CLOSING);
        }
        return true;
    }
}
