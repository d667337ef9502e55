package dev.onus.escalation.stream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.stream.SimulatedTask;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Random histories of two issuers whose identities are reported, about the border of a storm: the real task with its
 * stores and rows, words that are read late and in any order between the topics, commits and crashes at random. Whatever
 * happens, once everything has been read, each case is paged for by exactly one: itself or its issuer's storm.
 */
class StormHistoryTest {
    private static final long USUAL_SEED = 20_260_302L;
    private static final int HISTORIES = 300;

    private final SimulatedTask.Process process = new SimulatedTask.Process();
    private final Map<String, Integer> seen = new HashMap<>();

    @Test
    void shouldHaveEachCasePagedForByExactlyOneWhateverHappens() {
        long base = Long.getLong("onus.seed", USUAL_SEED);
        for (long seed = base; seed < base + Integer.getInteger("onus.histories", HISTORIES); seed++) {
            StormHistory history = new StormHistory(seed, process, seen);
            history.play();
            history.settle();
            history.check();
        }
        assertThat(seen)
                .containsKeys("storm", "storm-ended", "followed", "alone", "apart", "raised", "crash", "reopened");
    }
}
