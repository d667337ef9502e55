package dev.onus.escalation;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something that happens to a case at an instant unless somebody acts before. A case has at most one of each kind and
 * subject.
 *
 * @param subject what of several it is about: the number of a step, the id of an effect; empty where there is only one
 */
public record Deadline(DeadlineKind kind, String subject, Instant dueAt) implements Comparable<Deadline> {
    private static final Comparator<Deadline> ORDER =
            Comparator.comparing(Deadline::dueAt).thenComparing(Deadline::kind).thenComparing(Deadline::subject);

    public Deadline(DeadlineKind kind, Instant dueAt) {
        this(kind, "", dueAt);
    }

    /** Earliest first; of several at one instant, in the order of their kinds, so that a replay is the same (G4). */
    @Override
    public int compareTo(Deadline other) {
        return ORDER.compare(this, other);
    }

    boolean isOf(DeadlineKind other, String about) {
        return kind == other && subject.equals(about);
    }
}
