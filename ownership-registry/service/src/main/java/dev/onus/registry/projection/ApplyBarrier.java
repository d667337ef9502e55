package dev.onus.registry.projection;

import java.time.Duration;

/**
 * Knows when the readers of this machine have read a change, so that an apply answers only then and the next alert finds
 * its owner (design decision 5). There is a bean of it where all services run in one process, and none elsewhere.
 */
public interface ApplyBarrier {
    /** Whether every reader has them; false when that takes longer than allowed. */
    boolean await(ProjectedOffsets offsets, Duration atMost);
}
