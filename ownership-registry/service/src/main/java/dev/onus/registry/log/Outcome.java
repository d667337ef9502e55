package dev.onus.registry.log;

import java.util.List;

/** What the log decided about a proposal. */
public sealed interface Outcome {
    /** Offset of the entry that decided it. */
    long position();

    /** All of it was done, in the order of the proposal. */
    record Accepted(long position, List<Change> changes) implements Outcome {
        public Accepted {
            changes = List.copyOf(changes);
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
