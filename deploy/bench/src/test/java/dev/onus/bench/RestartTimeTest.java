package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A restart is over when the slowest partition fires again. */
class RestartTimeTest {
    private static final Instant KILLED = Instant.parse("2026-03-02T12:00:00Z");

    private final List<SecondSteps.Seen> seen = new ArrayList<>();

    @Test
    void shouldWaitForTheFirstPageOfTheSlowestPartition() {
        see(0, -1, 3, 9);
        see(1, -2, 5, 6);
        see(2, 4);
        see(3, 4, 5);

        assertThat(RestartTime.lastToFire(seen, KILLED)).isEqualTo(KILLED.plusSeconds(5));
    }

    @Test
    void shouldRefuseARunInWhichAPartitionNeverFires() {
        see(0, 3);
        see(1, 3);
        see(2, 3);
        see(3, -1);

        assertThatThrownBy(() -> RestartTime.lastToFire(seen, KILLED)).hasMessageContaining("[0, 1, 2]");
    }

    private void see(int partition, int... seconds) {
        for (int second : seconds) {
            seen.add(new SecondSteps.Seen(partition, KILLED, KILLED.plusSeconds(second)));
        }
    }
}
