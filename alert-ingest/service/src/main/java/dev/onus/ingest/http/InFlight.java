package dev.onus.ingest.http;

import dev.onus.ingest.IngestSettings;
import dev.onus.ingest.publish.IntakeMetrics;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * How much may be between arrival and the broker's word at once, in bytes and in requests. What does not fit is told to
 * come back, before its body is read: while the broker is slow, memory is what would run out first.
 */
@Singleton
final class InFlight {
    private final long maxBytes;
    private final int maxRequests;
    private final IntakeMetrics metrics;
    private long bytes;
    private int requests;

    InFlight(IngestSettings settings, IntakeMetrics metrics) {
        this.maxBytes = settings.maxBytesInFlight();
        this.maxRequests = settings.maxRequestsInFlight();
        this.metrics = metrics;
        metrics.inFlight(this::bytes, this::requests);
    }

    /**
     * A place for a request that says it is so large; empty when there is none. One body is always let in when nothing
     * else is there, however small the bound is.
     */
    synchronized Optional<Place> enter(long expectedBytes) {
        if (requests >= maxRequests || !fits(expectedBytes)) {
            metrics.unavailable();
            return Optional.empty();
        }
        bytes += expectedBytes;
        requests++;
        return Optional.of(new Place(expectedBytes));
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized int requests() {
        return requests;
    }

    private boolean fits(long more) {
        return bytes == 0 || bytes + more <= maxBytes;
    }

    /** What one request holds until it leaves; leaving again changes nothing. */
    final class Place {
        private long held;
        private boolean begun;
        private boolean left;

        private Place(long held) {
            this.held = held;
        }

        /** The body is there, so large; whether there is still room for it. From here only {@link #leave} ends it. */
        boolean begin(long actualBytes) {
            synchronized (InFlight.this) {
                if (!left && actualBytes > held && bytes > held && bytes - held + actualBytes > maxBytes) {
                    metrics.unavailable();
                    return false;
                }
                if (!left) {
                    bytes += actualBytes - held;
                    held = actualBytes;
                }
                begun = true;
                return true;
            }
        }

        /** The sender has gone away: its place is free unless it is being worked on. */
        void abandon() {
            synchronized (InFlight.this) {
                if (!begun) {
                    leave();
                }
            }
        }

        void leave() {
            synchronized (InFlight.this) {
                if (!left) {
                    left = true;
                    bytes -= held;
                    requests--;
                }
            }
        }
    }
}
