package dev.onus.registry.simulation;

import java.time.Duration;

/** How much one simulation may ask, and how much it answers. */
final class SimulationLimits {
    /** An alert, some answers and some policies are far smaller. */
    static final int MAX_BODY_CHARACTERS = 256 * 1024;

    static final int MAX_ANSWERS = 50;
    static final int MAX_POLICIES = 20;
    /** Nobody reads further, and a policy with a window of seconds must not fill the memory. */
    static final int MAX_EVENTS = 2_000;

    static final Duration LONGEST = Duration.ofDays(7);
    /** Repeats of the catch-all that are shown before it says that they go on. */
    static final int CATCH_ALL_REPEATS_SHOWN = 2;
    /** As long as intake takes them. */
    static final int MAX_KEY = 1_024;

    static final int MAX_TEXT = 4_096;

    private SimulationLimits() {}
}
