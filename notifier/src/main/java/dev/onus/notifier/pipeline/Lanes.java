package dev.onus.notifier.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One queue for each destination, so that a slow one keeps only its own pages waiting; first come, first served. */
public final class Lanes {
    /** As many messages are on their way to one destination at once; a receiver is not to be overrun either. */
    static final int MAX_AT_ONCE = 16;

    private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

    /** Waits for a place; false when there was none in time. Whoever got one leaves it again. */
    boolean enter(String destinationId, Duration patience) {
        try {
            return lane(destinationId).tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave(String destinationId) {
        lane(destinationId).release();
    }

    private Semaphore lane(String destinationId) {
        return lanes.computeIfAbsent(destinationId, id -> new Semaphore(MAX_AT_ONCE, true));
    }
}
