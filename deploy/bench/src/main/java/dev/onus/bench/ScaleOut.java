package dev.onus.bench;

import java.util.List;
import java.util.Optional;

/**
 * Two instances of the stream with a thread each, in place of one with two threads: what sharing costs on one machine.
 * Not in turns: the one is measured first, then ends, and the two read back what it had.
 */
final class ScaleOut {
    static final String NAME = "scale-out";

    private static final int INSTANCES = 2;

    private ScaleOut() {}

    /**
     * @param shared for the instances, nothing measured yet
     * @param alone what the one instance did in this run
     */
    static List<Figure> measure(StreamInstallation onus, Turns shared, Turns alone, Options options) throws Exception {
        onus.startAgainAs(INSTANCES);
        shared.warmUp(options.warmUp(), options.oneRun());
        for (int run = 1; run <= options.runs(); run++) {
            shared.measure(options.oneRun());
            System.err.printf("%s run %d: %,.0f%n", NAME, run, shared.lastPerSecond());
        }
        String reference = "one instance of two threads, before it";
        return List.of(
                new Figure(NAME, shared.perSecond(), "alerts/s", Optional.of(alone.perSecond()), reference),
                new Figure(NAME + "-cpu", shared.microsEach(), "us/alert", Optional.of(alone.microsEach()), reference));
    }
}
