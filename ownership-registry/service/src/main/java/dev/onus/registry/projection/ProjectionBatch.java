package dev.onus.registry.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * What one transaction of the projector writes, and where it stands afterwards.
 *
 * @param changes how many changes of the registry these records are
 */
record ProjectionBatch(List<Projected<?>> records, int changes, Progress after) {
    /** A transaction stays far below its time-out, and readers see a large apply come in piece by piece. */
    static final int MAX_CHANGES = 500;

    /**
     * Cuts what was decided into batches.
     *
     * @param decided in log order, from {@code start.position()} on
     * @param end the position after the last entry looked at
     */
    static List<ProjectionBatch> cut(List<DecidedEntry> decided, Progress start, long end) {
        List<ProjectionBatch> batches = new ArrayList<>();
        List<Projected<?>> records = new ArrayList<>();
        int changes = 0;
        for (DecidedEntry entry : decided) {
            int all = entry.changes();
            int done = entry.position() == start.position() ? start.changes() : 0;
            for (int index = done; index < all; index++) {
                records.addAll(entry.recordsOf(index));
                changes++;
                if (changes == MAX_CHANGES) {
                    boolean whole = index + 1 == all;
                    Progress after =
                            whole ? new Progress(entry.position() + 1, 0) : new Progress(entry.position(), index + 1);
                    batches.add(new ProjectionBatch(List.copyOf(records), changes, after));
                    records.clear();
                    changes = 0;
                }
            }
        }
        if (!records.isEmpty()) {
            batches.add(new ProjectionBatch(List.copyOf(records), changes, new Progress(end, 0)));
        }
        return batches;
    }
}
