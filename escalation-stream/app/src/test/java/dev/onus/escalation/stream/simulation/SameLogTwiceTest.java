package dev.onus.escalation.stream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.stream.SimulatedTask;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The same inputs and ticks give the same outputs, page ids and texts included, byte by byte (G4). */
class SameLogTwiceTest {
    private static final int WORLDS = 40;

    private static final World.Watcher NOBODY = new NoWatcher();

    @Test
    void shouldGiveTheSameEscalationsAndPageIdsForTheSameLogTwice() {
        SimulatedTask.Process process = new SimulatedTask.Process();
        long base = Long.getLong("onus.seed", new SplittableRandom().nextLong() >>> 16);
        for (long seed = base; seed < base + WORLDS; seed++) {
            Simulation first = recorded(seed, process);
            World again = new World(process, NOBODY, first.world.logs.unread());
            first.world.tape.forEach(done -> done.accept(again));
            again.commit();
            assertSame(first.world, again, seed);
        }
    }

    @Test
    void shouldGiveTheSameEscalationsAndPageIdsWhereverTheTaskCrashed() {
        SimulatedTask.Process process = new SimulatedTask.Process();
        long base = Long.getLong("onus.seed", new SplittableRandom().nextLong() >>> 16);
        for (long seed = base; seed < base + WORLDS; seed++) {
            Simulation first = recorded(seed, process);
            World again = new World(process, NOBODY, first.world.logs.unread());
            playCrashing(first.world.tape, again, new SplittableRandom(seed));
            assertSame(first.world, again, seed);
        }
    }

    private static Simulation recorded(long seed, SimulatedTask.Process process) {
        Simulation simulation = new Simulation(seed, process, true);
        simulation.play();
        return simulation;
    }

    /** What was done since the last commit is done again after each crash. */
    private static void playCrashing(List<Consumer<World>> tape, World world, SplittableRandom random) {
        int committed = 0;
        Instant committedAt = world.now();
        int next = 0;
        int crashesLeft = tape.size() / 4;
        while (next < tape.size()) {
            tape.get(next++).accept(world);
            if (world.takeRegistryMoved() || random.nextInt(8) == 0) {
                world.commit();
                committed = next;
                committedAt = world.now();
            } else if (crashesLeft > 0 && random.nextInt(6) == 0) {
                crashesLeft--;
                world.crashBackTo(committedAt);
                next = committed;
            }
        }
        world.commit();
    }

    private static void assertSame(World one, World other, long seed) {
        int shorter = Math.min(one.committed.size(), other.committed.size());
        for (int index = 0; index < shorter; index++) {
            assertThat(other.committed.get(index))
                    .as("seed %d, output %d", seed, index)
                    .isEqualTo(one.committed.get(index));
        }
        assertThat(other.committed.size()).as("seed %d, outputs", seed).isEqualTo(one.committed.size());
    }
}
