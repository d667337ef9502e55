package dev.onus.registry.projection;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits until a change has reached those who act on it, where that can be known. */
@Singleton
public final class Propagation {
    private final Projector projector;
    private final Optional<ApplyBarrier> barrier;

    public Propagation(Projector projector, Optional<ApplyBarrier> barrier) {
        this.projector = projector;
        this.barrier = barrier;
    }

    /** Whether everything up to the log position has reached all readers; false when that is not known in time. */
    public boolean await(long position, Duration atMost) {
        if (barrier.isEmpty()) {
            return false;
        }
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            ProjectedOffsets offsets = projector
                    .projected(position)
                    .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            long left = Math.max(0, deadline - System.nanoTime());
            return barrier.get().await(offsets, Duration.ofNanos(left));
        } catch (CompletionException late) {
            return false;
        }
    }
}
