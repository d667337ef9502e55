package dev.onus.bench;

import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * The stream's process is killed while deadlines are due all the time and started again at once: from the kill until a
 * reader of committed records is given a second step of each partition again, so until the slowest task fires. The
 * reference is the same with a start in good order, which has to read nothing back.
 *
 * <p>It has an installation of its own: a process that has just been started has its memory still before it, and a task
 * that has consumed nothing since then commits nothing, so nothing else is measured after it.
 */
final class RestartTime implements Bench.Measurement {
    static final String NAME = "restart";

    private static final int QUICK_OPEN = 2_000;
    private static final int OPEN = 100_000;
    private static final int QUICK_PORTIONS = 20;
    private static final int PORTIONS = 60;
    private static final int PER_PORTION = 20;
    private static final long BETWEEN_PORTIONS_MILLIS = 100;
    private static final int QUICK_RUNS = 1;
    private static final int RUNS = 3;

    @Override
    public List<Figure> measure(Options options) throws Exception {
        int open = options.cases().orElse(options.quick() ? QUICK_OPEN : OPEN);
        try (Scratch scratch = Scratch.create();
                StreamInstallation onus = new StreamInstallation(scratch.dir(), open * 2L);
                AlertSender sender = onus.sender(Topics.ALERTS.name())) {
            OpenCases.open(onus, sender, open);
            return List.of(measure(onus, sender, options));
        }
    }

    private static Figure measure(StreamInstallation onus, AlertSender sender, Options options) throws Exception {
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
        return new Figure(
                NAME,
                new Runs(killed),
                "ms",
                Optional.of(new Runs(ended)),
                "ended in good order instead of killed, from its end");
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
        return Duration.between(gone, lastToFire(all, gone.plusMillis(BETWEEN_PORTIONS_MILLIS)))
                .toMillis();
    }

    /** When the last partition was first seen again. */
    static Instant lastToFire(List<SecondSteps.Seen> all, Instant mustBeNew) {
        Map<Integer, Instant> first = all.stream()
                .filter(each -> mustBeNew.isBefore(each.seen()))
                .collect(Collectors.toMap(
                        SecondSteps.Seen::partition,
                        SecondSteps.Seen::seen,
                        BinaryOperator.minBy(Comparator.naturalOrder())));
        if (first.size() < StreamInstallation.PARTITIONS) {
            throw new IllegalStateException("Expected second steps of %d partitions, but only these have some: %s."
                    .formatted(StreamInstallation.PARTITIONS, first.keySet()));
        }
        return Collections.max(first.values());
    }
}
