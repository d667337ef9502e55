package dev.onus.escalation.stream.store;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How much one wake-up may do, so that input, other tasks and commits get their turn (design: deadlines). */
public final class Budget {
    /** Fires in one call; everything in one call is one transaction. */
    public static final int MAX_FIRES = 2_000;

    public static final Duration MAX_TIME = Duration.ofMillis(50);

    private final LongSupplier nanoClock;
    private final long endsAtNanos;
    private final int granted;
    private int left;

    Budget(int fires, Duration time, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.endsAtNanos = nanoClock.getAsLong() + time.toNanos();
        this.granted = fires;
        this.left = fires;
    }

    public static Budget ofOneSlice() {
        return new Budget(MAX_FIRES, MAX_TIME, System::nanoTime);
    }

    /** Takes one from the budget; false when it is spent. The first is always granted, so that a slice moves on. */
    boolean spend() {
        boolean first = left == granted;
        if (left <= 0 || (!first && nanoClock.getAsLong() - endsAtNanos >= 0)) {
            return false;
        }
        left--;
        return true;
    }
}
