package dev.onus.escalation.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far this process has applied ownership and registry, so that who has just changed one of them can wait until the
 * stream decides with it (design: apply, then alert).
 */
public final class StreamPosition {
    private final RegistryView registry;
    private final Map<Integer, Long> ownership = new ConcurrentHashMap<>();

    public StreamPosition(RegistryView registry) {
        this.registry = registry;
    }

    /** Whether the record at this offset of {@code onus.registry} has been applied. */
    public boolean hasRegistry(long offset) {
        return registry.offset() >= offset;
    }

    /** Whether the record at this offset of a partition of {@code onus.ownership} has been applied here. */
    public boolean hasOwnership(int partition, long offset) {
        return ownership.getOrDefault(partition, -1L) >= offset;
    }

    void appliedOwnership(int partition, long offset) {
        ownership.merge(partition, offset, Math::max);
    }

    /** The partition has gone to another process, or starts anew here. */
    void forgetOwnership(int partition) {
        ownership.remove(partition);
    }
}
