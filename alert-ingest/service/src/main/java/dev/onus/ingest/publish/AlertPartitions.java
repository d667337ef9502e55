package dev.onus.ingest.publish;

import jakarta.inject.Singleton;

/** How many partitions {@code onus.alerts} has; known once the topics are there. */
@Singleton
public final class AlertPartitions {
    private volatile int count;

    public boolean isKnown() {
        return count > 0;
    }

    /** @throws IllegalStateException before it is known */
    public int count() {
        int known = count;
        if (known == 0) {
            throw new IllegalStateException("Expected the number of partitions of onus.alerts to be known by now.");
        }
        return known;
    }

    public void set(int partitions) {
        count = partitions;
    }
}
