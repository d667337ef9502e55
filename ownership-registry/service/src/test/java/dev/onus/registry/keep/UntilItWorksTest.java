package dev.onus.registry.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class UntilItWorksTest {
    private final UntilItWorks until = new UntilItWorks(Duration.ofMillis(1));
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void shouldGoOnWhateverItFailedWith() {
        boolean done = until.done("topics", () -> {
            switch (tries.incrementAndGet()) {
                case 1 -> throw new KafkaException("Failed to create new KafkaAdminClient");
                case 2 -> throw new TimeoutException("no answer");
                default ->
                    assertThat(until.waitsFor())
                            .hasValueSatisfying(why ->
                                    assertThat(why).startsWith("topics: ").contains("no answer"));
            }
        });

        assertThat(done).isTrue();
        assertThat(tries).hasValue(3);
        assertThat(until.waitsFor()).isEmpty();
    }

    @Test
    void shouldGiveUpWhenItIsToldToStop() {
        boolean done = until.done("topics", () -> {
            until.stop();
            throw new IllegalStateException("not yet");
        });

        assertThat(done).isFalse();
    }

    @Test
    void shouldGiveUpAndStayInterruptedWhenItIsInterrupted() {
        boolean done = until.done("topics", () -> {
            throw new InterruptedException();
        });

        assertThat(done).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
