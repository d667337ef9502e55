package dev.onus.notifier.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class InterruptionTest {
    private final Interruption interruption = new Interruption();

    @Test
    void shouldEndTheWaitingAndSayWhy() {
        interruption.interrupt(StopReason.WITHDRAWN);

        interruption.await(Duration.ofMinutes(5));

        assertThat(interruption.reason()).hasValue(StopReason.WITHDRAWN);
    }

    @Test
    void shouldPutClosingBeforeAWithdrawal() {
        interruption.interrupt(StopReason.WITHDRAWN);
        assertThat(interruption.isClosing()).isFalse();

        interruption.interrupt(StopReason.CLOSING);

        interruption.awaitClosing(Duration.ofMinutes(5));
        assertThat(interruption.reason()).hasValue(StopReason.CLOSING);
    }

    @Test
    void shouldWaitNoLongerThanItIsTold() {
        interruption.await(Duration.ofMillis(1));

        assertThat(interruption.reason()).isEmpty();
    }
}
