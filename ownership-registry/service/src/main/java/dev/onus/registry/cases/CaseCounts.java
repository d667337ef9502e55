package dev.onus.registry.cases;

import dev.onus.contracts.CaseStateName;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** How many cases stand in each state, kept beside the index so that a glance at it costs nothing. */
final class CaseCounts {
    private final AtomicLongArray byState = new AtomicLongArray(CaseStateName.values().length);

    long in(CaseStateName state) {
        return byState.get(state.ordinal());
    }

    void set(CaseStateName state, long count) {
        byState.set(state.ordinal(), count);
    }

    void clear() {
        for (CaseStateName state : CaseStateName.values()) {
            set(state, 0);
        }
    }

    Change unchanged() {
        return () -> {};
    }

    Change change(@Nullable CaseStateName before, @Nullable CaseStateName after) {
        return () -> {
            if (before != null) {
                byState.decrementAndGet(before.ordinal());
            }
            if (after != null) {
                byState.incrementAndGet(after.ordinal());
            }
        };
    }

    /** Takes effect after the rows are written, so that a failed write is not counted. */
    interface Change {
        void takeEffect();
    }
}
