package dev.onus.escalation.stream;

import dev.onus.contracts.RegistryRecord;
import dev.onus.registry.client.RegistryRecords;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.DirectorySnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The registry's records as far as the global thread has applied {@code onus.registry}. One thread writes, every task
 * reads; a reader keeps the snapshot it took.
 */
public final class RegistryView {
    /** The directory, and the offset of the last record in it; together, so that neither is ahead of the other. */
    private record Applied(DirectorySnapshot directory, long offset) {}

    private volatile Applied applied;

    public RegistryView() {
        this(DirectorySnapshot.empty(), -1);
    }

    /** @param offset of the last record that the directory has */
    RegistryView(DirectorySnapshot directory, long offset) {
        applied = new Applied(directory, offset);
    }

    public Directory directory() {
        return applied.directory();
    }

    /** Offset of the last record applied; -1 before the first. */
    public long offset() {
        return applied.offset();
    }

    /** Starts anew; the global thread reads its topic from the beginning each time it starts. */
    void reset() {
        applied = new Applied(DirectorySnapshot.empty(), -1);
    }

    /** Applies one record. One that cannot be read is passed over: what was in force stays. */
    void apply(String key, @Nullable RegistryRecord record, long offset) {
        applied = new Applied(RegistryRecords.apply(applied.directory(), key, record), offset);
    }
}
