package dev.onus.bench;

import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a wake-up costs with the same number due, many cases open against few. Both states are made by the topology
 * itself, from alerts, on a clock that is moved: one task over RocksDB, no broker. So the time is that of look-up,
 * decision, encoding and writing to the stores, and of nothing else.
 */
final class WakeUpCost implements Bench.Measurement {
    static final String NAME = "wake-up-cost";

    private static final int DUE = 50;
    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int QUICK_FEW = 1_000;
    private static final int QUICK_MANY = 5_000;
    private static final int WARM_UP_RUNS = 5;
    private static final int RUNS_OF_ONE = 3;
    /** What a slice leaves is due again after this. */
    private static final Duration NEXT_SLICE = Duration.ofMillis(1);
    /** A moment after the window of those that are due. */
    private static final Duration UNTIL_DUE = BenchOrganisation.SHORT_WINDOW.plusMillis(1);

    @Override
    public List<Figure> measure(Options options) throws Exception {
        int few = options.quick() ? QUICK_FEW : FEW;
        int many = options.cases().orElse(options.quick() ? QUICK_MANY : MANY);
        try (Scratch scratch = Scratch.create();
                StreamOnMovedTime small = new StreamOnMovedTime(scratch.dir().resolve("few"));
                StreamOnMovedTime large = new StreamOnMovedTime(scratch.dir().resolve("many"))) {
            small.open(few, SeverityLevel.high);
            large.open(many, SeverityLevel.high);
            System.err.printf("%s: %,d and %,d cases open, %d due each time%n", NAME, few, many, DUE);
            for (int run = 0; run < WARM_UP_RUNS; run++) {
                microsEach(small);
                microsEach(large);
            }
            List<Double> ofMany = new ArrayList<>();
            List<Double> ofFew = new ArrayList<>();
            for (int run = 0; run < options.runs() * RUNS_OF_ONE; run++) {
                ofFew.add(microsEach(small));
                ofMany.add(microsEach(large));
            }
            return List.of(new Figure(
                    NAME,
                    new Runs(ofMany),
                    "us/wake-up",
                    Optional.of(new Runs(ofFew)),
                    "%,d instead of %,d cases open".formatted(few, many)));
        }
    }

    /** So many due at once, until a wake-up finds nothing; a slice that took too long leaves some to the next. */
    private static double microsEach(StreamOnMovedTime stream) {
        stream.open(DUE, SeverityLevel.critical);
        Duration spent = stream.wakeUp(UNTIL_DUE);
        int events = 0;
        for (int more = stream.written(Topics.ESCALATIONS); more > 0; more = stream.written(Topics.ESCALATIONS)) {
            events += more;
            spent = spent.plus(stream.wakeUp(NEXT_SLICE));
        }
        if (events < DUE) {
            throw new IllegalStateException(
                    "Expected %d steps to fire, but there are %d events.".formatted(DUE, events));
        }
        return spent.toNanos() / 1e3;
    }
}
