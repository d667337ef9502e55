package dev.onus.bench;

import dev.onus.contracts.SeverityLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How long after its deadline the page of a second step can be read as committed, p99 of those that are due at a steady
 * rate; and the same while newer records of the identities are loaded.
 */
final class DeadlineLateness implements OpenCases.OfInstallation {
    private static final int PER_PORTION = 5;
    private static final long BETWEEN_PORTIONS_MILLIS = 50;
    private static final long OWNERSHIP_PER_SECOND = 5_000;
    private static final double P99 = 0.99;

    @Override
    public List<Figure> measure(StreamInstallation onus, AlertSender sender, Options options) throws Exception {
        List<Double> firstPages = new ArrayList<>();
        List<Double> quiet = new ArrayList<>();
        List<Double> loading = new ArrayList<>();
        try (SecondSteps steps = onus.secondSteps()) {
            if (!options.quick()) {
                run(steps, sender, options, new ArrayList<>());
            }
            for (int run = 0; run < (options.quick() ? 1 : options.runs()); run++) {
                quiet.add(run(steps, sender, options, firstPages));
                CompletableFuture<Void> load = load(onus, options, run);
                loading.add(run(steps, sender, options, new ArrayList<>()));
                load.join();
                System.err.printf(
                        "deadline-lateness run %d: %.1f ms, loading %.1f ms%n",
                        run + 1, quiet.getLast(), loading.getLast());
            }
        }
        return List.of(
                new Figure(
                        "deadline-lateness",
                        new Runs(quiet),
                        "ms",
                        Optional.of(new Runs(firstPages)),
                        "p99 from the record of an alert to its first page"),
                new Figure(
                        "deadline-lateness-loading",
                        new Runs(loading),
                        "ms",
                        Optional.of(new Runs(quiet)),
                        "p99 without the load of %,d ownership records/s".formatted(OWNERSHIP_PER_SECOND)));
    }

    private static double run(SecondSteps steps, AlertSender sender, Options options, List<Double> firstPages)
            throws InterruptedException {
        steps.forgetSeen();
        long portions = options.oneRun().toMillis() / BETWEEN_PORTIONS_MILLIS;
        long begun = System.nanoTime();
        for (int portion = 1; portion <= portions; portion++) {
            sender.sendAtOnce(PER_PORTION, SeverityLevel.critical);
            long aheadMillis = portion * BETWEEN_PORTIONS_MILLIS - (System.nanoTime() - begun) / 1_000_000;
            Thread.sleep(Math.max(0, aheadMillis));
        }
        int alerts = Math.toIntExact(portions * PER_PORTION);
        firstPages.add(p99(steps.awaitFirstPages(alerts)));
        return p99(steps.awaitSecondSteps(alerts));
    }

    /** For as long as the alerts are sent and their deadlines pass. */
    private static CompletableFuture<Void> load(StreamInstallation onus, Options options, int run) {
        long seconds = options.oneRun().plus(BenchOrganisation.SHORT_WINDOW).toSeconds();
        long version = 2 + run;
        return CompletableFuture.runAsync(() -> {
            try {
                onus.loadOwnership(version, seconds * OWNERSHIP_PER_SECOND, OWNERSHIP_PER_SECOND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static double p99(List<SecondSteps.Seen> seen) {
        List<Double> late = seen.stream()
                .map(SecondSteps.Seen::lateMillis)
                .sorted(Comparator.naturalOrder())
                .toList();
        return late.get((int) Math.ceil(late.size() * P99) - 1);
    }
}
