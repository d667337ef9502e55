package dev.onus.standalone;

import dev.onus.escalation.stream.StreamPosition;
import dev.onus.registry.client.OwnershipReader;
import dev.onus.registry.client.RegistryReader;
import dev.onus.registry.projection.ApplyBarrier;
import dev.onus.registry.projection.ProjectedOffsets;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Here ingest, stream and registry are one process, so an apply can answer when both others have it: whoever applies and
 * then sends an alert is treated by what they applied (design decision 5).
 */
@Singleton
final class WholeMachineBarrier implements ApplyBarrier {
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final RegistryReader registry;
    private final OwnershipReader ownership;
    private final StreamPosition stream;

    WholeMachineBarrier(RegistryReader registry, OwnershipReader ownership, StreamPosition stream) {
        this.registry = registry;
        this.ownership = ownership;
        this.stream = stream;
    }

    @Override
    public boolean await(ProjectedOffsets offsets, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!haveRead(offsets)) {
            if (System.nanoTime() >= until || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }

    private boolean haveRead(ProjectedOffsets offsets) {
        return registry.registryOffset() >= offsets.registryOffset()
                && stream.hasRegistry(offsets.registryOffset())
                && offsets.ownershipOffsets().entrySet().stream()
                        .allMatch(each -> ownership.ownershipOffset(each.getKey()) >= each.getValue()
                                && stream.hasOwnership(each.getKey(), each.getValue()));
    }
}
