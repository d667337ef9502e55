package dev.onus.registry.projection;

import dev.onus.registry.log.Change;
import dev.onus.registry.log.Outcome.Accepted;
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
     * Cuts accepted proposals into batches.
     *
     * @param accepted in log order, from {@code start.position()} on
     * @param end the position after the last entry looked at
     */
    static List<ProjectionBatch> cut(List<Accepted> accepted, Progress start, long end) {
        List<ProjectionBatch> batches = new ArrayList<>();
        List<Projected<?>> records = new ArrayList<>();
        int changes = 0;
        for (Accepted proposal : accepted) {
            List<Change> made = proposal.made();
            Projection projection = new Projection(made);
            int done = proposal.position() == start.position() ? start.changes() : 0;
            for (int index = done; index < made.size(); index++) {
                records.addAll(projection.of(made.get(index)));
                changes++;
                if (changes == MAX_CHANGES) {
                    boolean whole = index + 1 == made.size();
                    Progress after = whole
                            ? new Progress(proposal.position() + 1, 0)
                            : new Progress(proposal.position(), index + 1);
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
