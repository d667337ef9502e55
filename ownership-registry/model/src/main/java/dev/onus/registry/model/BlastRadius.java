package dev.onus.registry.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What breaks with an identity (OWN-15): what its record names, every system that depends on one of those or on a system
 * that uses it, however many steps away, and the identities that it has issued, which are counted and not named.
 *
 * @param breaks names, the nearest first; at most {@value #MAX_NAMED} of them
 * @param radius how many there are, at least what the record writes; empty while nobody has written down what depends
 *     on it, which policies count as the largest
 */
public record BlastRadius(List<String> breaks, OptionalInt radius) {
    /** As many as travel with an alert; all are counted. */
    public static final int MAX_NAMED = 200;
    /** A graph is followed no further; a radius of so many is the largest band anyway. */
    static final int MAX_COUNTED = 10_000;

    public BlastRadius {
        breaks = List.copyOf(breaks);
    }

    public static BlastRadius of(Identity identity, Directory directory) {
        boolean isKnown =
                identity.blastRadius().isPresent() || !identity.dependents().isEmpty();
        Set<String> reached = reach(identity, directory);
        List<String> named = reached.size() <= MAX_NAMED
                ? List.copyOf(reached)
                : reached.stream().limit(MAX_NAMED).toList();
        return new BlastRadius(
                named,
                isKnown
                        ? OptionalInt.of(Math.max(identity.blastRadius().orElse(0), reached.size() + identity.issued()))
                        : OptionalInt.empty());
    }

    private static Set<String> reach(Identity identity, Directory directory) {
        Set<String> reached = new LinkedHashSet<>(identity.dependents());
        Deque<String> open = new ArrayDeque<>(identity.dependents());
        open.addAll(identity.usedBy());
        Set<String> own = Set.copyOf(identity.usedBy());
        while (!open.isEmpty() && reached.size() < MAX_COUNTED) {
            for (String next : directory.systemsThatDependOn(open.remove())) {
                if (!own.contains(next) && reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }
}
