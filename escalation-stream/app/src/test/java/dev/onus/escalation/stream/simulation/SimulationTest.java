package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.SimulatedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Seeded random histories over the real case processor, several at a time on one task, held against the reference and the
 * invariants after every input. The base seed is random and named when something differs;
 * {@code -Donus.seed=N} plays that world alone, {@code -Donus.histories=N} another number of them.
 */
class SimulationTest {
    private static final int HISTORIES = 4_000;

    @Test
    void shouldDoWhatTheReferenceExpectsOverRandomHistories() throws Exception {
        Long only = Long.getLong("onus.seed");
        long base = only != null ? only : new SplittableRandom().nextLong() >>> 16;
        int worlds = only != null ? 1 : Integer.getInteger("onus.histories", HISTORIES) / Simulation.HISTORIES;
        System.out.printf("Worlds of %d histories each: %d, from seed %d%n", Simulation.HISTORIES, worlds, base);
        AtomicLong next = new AtomicLong(base);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> players = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                players.add(() -> playAll(next, base + worlds));
            }
            for (Future<Void> played : executor.invokeAll(players)) {
                played.get();
            }
        }
    }

    private static Void playAll(AtomicLong next, long end) {
        SimulatedTask.Process process = new SimulatedTask.Process();
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            Simulation simulation = new Simulation(seed, process);
            try {
                simulation.play();
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
