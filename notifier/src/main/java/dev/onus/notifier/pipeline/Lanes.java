package dev.onus.notifier.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One queue for each destination, so that a slow one keeps only its own pages waiting; first come, first served. */
public final class Lanes {
    /** As many messages are on their way to one destination at once; a receiver is not to be overrun either. */
    static final int MAX_AT_ONCE = 16;

    private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

    /** Waits for a place; empty when there was none in time. Closing the place frees it. */
    Optional<Place> enter(String destinationId, Duration patience) {
        Semaphore lane = lanes.computeIfAbsent(destinationId, id -> new Semaphore(MAX_AT_ONCE, true));
        try {
            return lane.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(lane::release)
                    : Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** A place in a lane. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
