package dev.onus.escalation;

import java.time.Instant;

/** Something that happens to a case at an instant unless somebody acts before. A case has at most one of each kind. */
public record Deadline(DeadlineKind kind, Instant dueAt) implements Comparable<Deadline> {
    /** Earliest first; of several at one instant, in the order of their kinds, so that a replay is the same (G4). */
    @Override
    public int compareTo(Deadline other) {
        int byTime = dueAt.compareTo(other.dueAt);
        return byTime != 0 ? byTime : kind.compareTo(other.kind);
    }
}
