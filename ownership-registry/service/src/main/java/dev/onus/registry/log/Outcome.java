package dev.onus.registry.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the log decided about a proposal. */
public sealed interface Outcome {
    /** Offset of the entry that decided it. */
    long position();

    /**
     * All of it was done, in the order of the proposal.
     *
     * @param issued at least how many identities each of those that it changed, or moved, has issued; none is no entry
     * @param moved issuers that it did not change, but of which more or fewer are known to be issued
     */
    record Accepted(long position, List<Change> changes, Map<RecordKey, Integer> issued, List<RecordVersion> moved)
            implements Outcome {
        public Accepted {
            changes = List.copyOf(changes);
            issued = Map.copyOf(issued);
            moved = List.copyOf(moved);
        }

        Accepted(long position, List<Change> changes) {
            this(position, changes, Map.of(), List.of());
        }

        /** Time of the log entry; only of one that changed something. */
        public Instant at() {
            return made().getFirst().after().at();
        }

        /** The changes that made a version. */
        public List<Change> made() {
            return changes.stream()
                    .filter(change -> change.kind() != ChangeKind.UNCHANGED)
                    .toList();
        }
    }

    /** None of it was done. */
    record Refused(long position, List<Refusal> refusals) implements Outcome {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
