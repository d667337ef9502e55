package dev.onus.bench;

import java.time.Duration;
import java.util.function.Supplier;

/** Processes go on for seconds after the last that a measurement sees of them; this waits until they have nothing left. */
final class Quiet {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** Processor time between two looks of those who have nothing left to do. */
    private static final Duration QUIET = Duration.ofMillis(25);

    private Quiet() {}

    /**
     * @param processor processor time so far of whoever is waited for
     * @param atMost then it returns all the same
     */
    static void await(Supplier<Duration> processor, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Duration before = processor.get();
        while (System.nanoTime() < end) {
            pause();
            Duration now = processor.get();
            if (now.minus(before).compareTo(QUIET) <= 0) {
                return;
            }
            before = now;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected to wait until nothing is left to do, but was interrupted.", e);
        }
    }
}
