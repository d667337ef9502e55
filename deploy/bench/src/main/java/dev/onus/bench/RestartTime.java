package dev.onus.bench;

import dev.onus.contracts.SeverityLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The stream's process is killed while deadlines are due all the time and started again at once: from the kill until a
 * reader of committed records is given a second step again. The reference is the same with a start in good order, which
 * has to read nothing back.
 */
final class RestartTime implements OpenCases.OfInstallation {
    private static final int QUICK_PORTIONS = 20;
    private static final int PORTIONS = 60;
    private static final int PER_PORTION = 20;
    private static final long BETWEEN_PORTIONS_MILLIS = 100;
    private static final int QUICK_RUNS = 1;
    private static final int RUNS = 3;

    @Override
    public List<Figure> measure(StreamInstallation onus, AlertSender sender, Options options) throws Exception {
        List<Double> killed = new ArrayList<>();
        List<Double> ended = new ArrayList<>();
        int portions = options.quick() ? QUICK_PORTIONS : PORTIONS;
        try (SecondSteps steps = onus.secondSteps()) {
            int runs = options.quick() ? QUICK_RUNS : RUNS;
            for (int run = 0; run < runs; run++) {
                killed.add(run(steps, sender, portions, onus::killStreamAndStartAgain));
                System.err.printf("restart run %d: %.0f ms%n", run + 1, killed.getLast());
            }
            for (int run = 0; run < runs; run++) {
                ended.add(run(steps, sender, portions, onus::endStreamAndStartAgain));
                System.err.printf("restart run %d, after a clean end: %.0f ms%n", run + 1, ended.getLast());
            }
        }
        return List.of(new Figure(
                "restart",
                new Runs(killed),
                "ms",
                Optional.of(new Runs(ended)),
                "ended in good order instead of killed, from its end"));
    }

    /** Ends the process and starts the next one. */
    @FunctionalInterface
    private interface Restart {
        /** @return when the first was gone */
        Instant restart() throws Exception;
    }

    private static double run(SecondSteps steps, AlertSender sender, int portions, Restart restart) throws Exception {
        steps.forgetSeen();
        for (int portion = 0; portion < portions; portion++) {
            sender.sendAtOnce(PER_PORTION, SeverityLevel.critical);
            Thread.sleep(BETWEEN_PORTIONS_MILLIS);
        }
        steps.awaitSecondSteps(PER_PORTION);
        Instant gone = restart.restart();
        List<SecondSteps.Seen> all = steps.awaitSecondSteps(portions * PER_PORTION);
        Instant mustBeNew = gone.plusMillis(BETWEEN_PORTIONS_MILLIS);
        Instant first = all.stream()
                .map(SecondSteps.Seen::seen)
                .filter(mustBeNew::isBefore)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(gone, first).toMillis();
    }
}
