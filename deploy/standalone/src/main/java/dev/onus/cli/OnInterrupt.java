package dev.onus.cli;

import java.time.Duration;

/**
 * What ends on the server with the verb when the verb ends before it, as by Ctrl-C.
 *
 * <p>{@link #WITHIN} is for a server that does not answer: whoever presses Ctrl-C waits no longer for it.
 */
final class OnInterrupt {
    private static final Duration WITHIN = Duration.ofSeconds(3);

    private final Thread hook;

    OnInterrupt(Runnable work) {
        hook = new Thread(() -> within(work), "onus-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void within(Runnable work) {
        try {
            Thread.ofPlatform().daemon().start(work).join(WITHIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What there was to end has ended by itself. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException interrupted) {
            // The process ends, so it is being done.
        }
    }
}
