package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.SimulatedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Seeded random histories over the real case processor, several at a time on one task, held against the reference and
 * the invariants after every input. The base seed is random and named when something differs;
 * {@code -Donus.seed=N} plays that world alone, {@code -Donus.histories=N} another number of them, both together as
 * many from that seed on. At the end it says how often each thing happened in them.
 */
class SimulationTest {
    private static final int HISTORIES = 100_000;
    /** The normal run plays the same worlds everywhere, so that what fails says something about a change. */
    private static final long USUAL_SEED = 51_000_000;

    @Test
    void shouldDoWhatTheReferenceExpectsOverRandomHistories() throws Exception {
        Long only = Long.getLong("onus.seed");
        long base = only != null ? only : USUAL_SEED;
        int histories = Integer.getInteger("onus.histories", only != null ? Simulation.HISTORIES : HISTORIES);
        int worlds = histories / Simulation.HISTORIES;
        System.out.printf("Worlds of %d histories each: %d, from seed %d%n", Simulation.HISTORIES, worlds, base);
        AtomicLong next = new AtomicLong(base);
        Coverage.Total total = new Coverage.Total();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> players = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                players.add(() -> playAll(next, base + worlds, total));
            }
            for (Future<Void> played : executor.invokeAll(players)) {
                played.get();
            }
        }
        System.out.println(total);
    }

    private static Void playAll(AtomicLong next, long end, Coverage.Total total) {
        SimulatedTask.Process process = new SimulatedTask.Process();
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            Simulation simulation = new Simulation(seed, process);
            try {
                simulation.play();
                total.add(simulation.coverage);
            } catch (AssertionError | RuntimeException difference) {
                next.set(end);
                throw new AssertionError(
                        "Seed " + seed + " (-Donus.seed=" + seed + "): " + difference.getMessage() + "\n"
                                + simulation.traces(),
                        difference);
            }
        }
        return null;
    }
}
