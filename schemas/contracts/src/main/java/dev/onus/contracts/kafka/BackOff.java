package dev.onus.contracts.kafka;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits twice as long each time, up to a limit, and not at all once closing has begun. For one thread. */
final class BackOff {
    private long nextMillis = FollowerLimits.FIRST_BACK_OFF_MILLIS;

    long nextMillis() {
        return nextMillis;
    }

    void reset() {
        nextMillis = FollowerLimits.FIRST_BACK_OFF_MILLIS;
    }

    void await(CountDownLatch closing) {
        try {
            if (closing.await(nextMillis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
        nextMillis = Math.min(2 * nextMillis, FollowerLimits.LAST_BACK_OFF_MILLIS);
    }
}
