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
 *
 * <p>What will be due is opened before the others, some at a time, a while apart: when it fires a day later, its rows lie
 * behind all of theirs on disk, and no longer where what was written last is kept.
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
    /** Of one step that fires. */
    private static final int MOST_EVENTS = 5;
    /** What a slice leaves is due again after this. */
    private static final Duration NEXT_SLICE = Duration.ofMillis(1);
    /** Between those of one run and those of the next. */
    private static final Duration APART = Duration.ofMinutes(1);

    @Override
    public List<Figure> measure(Options options) throws Exception {
        int few = options.quick() ? QUICK_FEW : FEW;
        int many = options.cases().orElse(options.quick() ? QUICK_MANY : MANY);
        try (Scratch scratch = Scratch.create();
                StreamOnMovedTime small = new StreamOnMovedTime(scratch.dir().resolve("few"));
                StreamOnMovedTime large = new StreamOnMovedTime(scratch.dir().resolve("many"))) {
            int measured = options.runs() * RUNS_OF_ONE;
            open(small, WARM_UP_RUNS + measured, few);
            open(large, WARM_UP_RUNS + measured, many);
            System.err.printf("%s: %,d and %,d cases open, %d due each time%n", NAME, few, many, DUE);
            for (int run = 0; run < WARM_UP_RUNS; run++) {
                microsEach(small);
                microsEach(large);
            }
            List<Double> ofMany = new ArrayList<>();
            List<Double> ofFew = new ArrayList<>();
            for (int run = 0; run < measured; run++) {
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

    /** First what will be due in each run, then the others; the first is due at half of {@link #APART} from then. */
    private static void open(StreamOnMovedTime stream, int runs, int others) {
        for (int run = 0; run < runs; run++) {
            stream.open(DUE, SeverityLevel.high);
            stream.wakeUp(APART);
        }
        stream.open(others, SeverityLevel.high);
        stream.wakeUp(
                BenchOrganisation.LONG_WINDOW.minus(APART.multipliedBy(runs)).minus(APART.dividedBy(2)));
        stream.written(Topics.ESCALATIONS);
    }

    /** So many due at once, until a wake-up finds nothing; a slice that took too long leaves some to the next. */
    private static double microsEach(StreamOnMovedTime stream) {
        Duration spent = stream.wakeUp(APART);
        int events = 0;
        for (int more = stream.written(Topics.ESCALATIONS); more > 0; more = stream.written(Topics.ESCALATIONS)) {
            events += more;
            spent = spent.plus(stream.wakeUp(NEXT_SLICE));
        }
        if (events < DUE || events > DUE * MOST_EVENTS) {
            throw new IllegalStateException(
                    "Expected %d steps to fire, but there are %d events.".formatted(DUE, events));
        }
        return spent.toNanos() / 1e3;
    }
}
