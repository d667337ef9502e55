package dev.onus.registry.projection;

import java.util.Map;

/**
 * How far a reader of the projected topics has to have read to know a change; offsets are of the last records written.
 *
 * @param registryOffset in {@code onus.registry}, whose one partition it is; -1 when nothing was written there
 * @param ownershipOffsets in {@code onus.ownership}, by partition; a partition that is not named has nothing new
 */
public record ProjectedOffsets(long registryOffset, Map<Integer, Long> ownershipOffsets) {
    static final ProjectedOffsets NONE = new ProjectedOffsets(-1, Map.of());

    public ProjectedOffsets {
        ownershipOffsets = Map.copyOf(ownershipOffsets);
    }
}
