package dev.onus.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Alerts a second over HTTP, each durable in the broker before it is answered, against Alertmanager's in-memory API: the
 * same address, the same bodies, the same connections, in turns. One alert a request, and a hundred.
 */
final class IntakeBench implements Bench.Measurement {
    private static final int MANY = 100;
    private static final String REFERENCE = "Alertmanager, in memory";
    /** For the process of the service, such as {@code -XX:StartFlightRecording=…}. */
    private static final String MORE_OPTIONS = "ONUS_BENCH_INTAKE_OPTIONS";

    @Override
    public List<Figure> measure(Options options) throws Exception {
        String more = Optional.ofNullable(System.getenv(MORE_OPTIONS)).orElse("");
        List<String> serviceOptions =
                more.isBlank() ? List.of() : List.of(more.strip().split(" +"));
        try (Scratch scratch = Scratch.create();
                OnusIntake onus = new OnusIntake(scratch.dir(), serviceOptions)) {
            Optional<Alertmanager> reference = Alertmanager.start(scratch.dir());
            if (reference.isEmpty()) {
                System.err.println("intake: no Alertmanager on this machine; the reference is absent");
            }
            try {
                List<Figure> figures = new ArrayList<>();
                figures.addAll(figures("intake", 1, onus, reference, options));
                figures.addAll(figures("intake-batch", MANY, onus, reference, options));
                return figures;
            } finally {
                if (reference.isPresent()) {
                    reference.get().close();
                }
            }
        }
    }

    private static List<Figure> figures(
            String name, int alertsInOne, OnusIntake onus, Optional<Alertmanager> reference, Options options)
            throws Exception {
        Side ours = new Side();
        Side theirs = new Side();
        try (Load load = new Load(onus.target(), alertsInOne)) {
            Optional<Load> other = reference.isPresent()
                    ? Optional.of(new Load(reference.get().target(), alertsInOne))
                    : Optional.empty();
            load.perSecond(options.warmUp());
            if (other.isPresent()) {
                other.get().perSecond(options.oneRun());
            }
            for (int run = 0; run < options.runs(); run++) {
                ours.run(load, onus::processorTime, options.oneRun());
                if (other.isPresent()) {
                    theirs.run(other.get(), reference.orElseThrow()::processorTime, options.oneRun());
                }
                System.err.printf("%s run %d: %,.0f%n", name, run + 1, ours.perSecond.getLast());
            }
            if (other.isPresent()) {
                other.get().close();
            }
        }
        return List.of(
                new Figure(name, new Runs(ours.perSecond), "alerts/s", runs(theirs.perSecond), REFERENCE),
                new Figure(name + "-cpu", new Runs(ours.microsEach), "us/alert", runs(theirs.microsEach), REFERENCE));
    }

    private static Optional<Runs> runs(List<Double> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(new Runs(values));
    }

    /** What one side did in each run: alerts a second, and processor time for each, which others' load changes less. */
    private static final class Side {
        private final List<Double> perSecond = new ArrayList<>();
        private final List<Double> microsEach = new ArrayList<>();

        void run(Load load, Supplier<Duration> processor, Duration duration) throws Exception {
            Duration before = processor.get();
            long begun = System.nanoTime();
            double rate = load.perSecond(duration);
            double alerts = rate * (System.nanoTime() - begun) / 1e9;
            perSecond.add(rate);
            microsEach.add(processor.get().minus(before).toNanos() / 1e3 / alerts);
        }
    }
}
