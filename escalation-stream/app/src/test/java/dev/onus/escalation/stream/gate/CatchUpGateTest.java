package dev.onus.escalation.stream.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CatchUpGateTest {
    private static final TopicPartition ALERTS = new TopicPartition("onus.alerts", 0);
    private static final TopicPartition RESPONSES = new TopicPartition("onus.responses", 0);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<CompletableFuture<Findings>> looks = new ArrayList<>();
    private final CatchUpGate gate = new CatchUpGate(
            partitions -> {
                looks.add(new CompletableFuture<>());
                return looks.getLast();
            },
            Set.of(ALERTS, RESPONSES),
            NOON);

    @Test
    void shouldLetNothingFireUntilTheLookHasAnswered() {
        assertThat(gate.isOpen(NOON)).isFalse();
        assertThat(gate.safeNow(NOON)).isEqualTo(CatchUpGate.BEFORE_ANYTHING);
    }

    @Test
    void shouldOpenAtOnceWhenNothingWaits() {
        looks.getFirst().complete(Findings.NOTHING_TO_WAIT_FOR);
        assertThat(gate.safeNow(NOON)).isEqualTo(NOON);
    }

    @Test
    void shouldFollowTheTimeOfTheInputsUntilTheLastOneIsProcessed() {
        looks.getFirst().complete(new Findings(Map.of(RESPONSES, 7L), Map.of(RESPONSES, 3L)));

        gate.saw(RESPONSES, 5, NOON.minusSeconds(60));
        assertThat(gate.safeNow(NOON)).isEqualTo(NOON.minusSeconds(60));

        gate.saw(RESPONSES, 7, NOON.minusSeconds(50));
        assertThat(gate.safeNow(NOON)).isEqualTo(NOON);
    }

    @Test
    void shouldOpenOverARecordThatNoProcessorWasGiven() {
        looks.getFirst().complete(new Findings(Map.of(ALERTS, 7L), Map.of()));
        assertThat(gate.isOpen(NOON)).isFalse();

        assertThat(gate.isOpen(NOON.plus(CatchUpGate.LOOK_AGAIN))).isFalse();
        looks.getLast().complete(new Findings(Map.of(ALERTS, 90L), Map.of(ALERTS, 8L)));

        assertThat(gate.isOpen(NOON.plus(CatchUpGate.LOOK_AGAIN))).isTrue();
    }

    @Test
    void shouldNotWaitForARecordThatTheBrokerHasDeleted() {
        looks.getFirst().complete(new Findings(Map.of(ALERTS, 7L, RESPONSES, 9L), Map.of()));
        gate.saw(RESPONSES, 9, NOON);
        assertThat(gate.isOpen(NOON)).isFalse();

        assertThat(gate.isOpen(NOON.plus(CatchUpGate.LOOK_AGAIN))).isFalse();
        looks.getLast().complete(new Findings(Map.of(RESPONSES, 9L), Map.of()));

        assertThat(gate.isOpen(NOON.plus(CatchUpGate.LOOK_AGAIN))).isTrue();
    }

    @Test
    void shouldLookAgainAfterALookThatFailed() {
        looks.getFirst().completeExceptionally(new IllegalStateException("no broker"));
        assertThat(gate.isOpen(NOON.plus(CatchUpGate.LOOK_AGAIN))).isFalse();
        looks.getLast().complete(Findings.NOTHING_TO_WAIT_FOR);
        assertThat(gate.isOpen(NOON.plus(CatchUpGate.LOOK_AGAIN))).isTrue();
    }

    @Test
    void shouldStayOpen() {
        looks.getFirst().complete(Findings.NOTHING_TO_WAIT_FOR);
        assertThat(gate.isOpen(NOON)).isTrue();
        gate.saw(ALERTS, 1, NOON.minusSeconds(600));
        assertThat(gate.safeNow(NOON)).isEqualTo(NOON);
    }
}
