package dev.onus.escalation.replay;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Collects {@link Some} in bounded memory. */
final class Earliest<T extends Comparable<T>> {
    private final NavigableSet<T> shown = new TreeSet<>();
    private long count;

    void add(T thing, int times) {
        count += times;
        shown.add(thing);
        if (shown.size() > Some.MAX_SHOWN) {
            shown.pollLast();
        }
    }

    Some<T> some() {
        return new Some<>(count, List.copyOf(shown));
    }
}
