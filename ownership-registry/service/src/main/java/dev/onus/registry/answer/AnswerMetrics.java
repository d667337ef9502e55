package dev.onus.registry.answer;

import dev.onus.contracts.EscalationEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** How many answers got which verdict, and how long callers waited for it. */
@Singleton
final class AnswerMetrics {
    private static final String PENDING = "pending";

    private final MeterRegistry meters;

    AnswerMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void answered(Answer answer, Optional<EscalationEvent> verdict, Duration waited) {
        String word =
                verdict.map(event -> event.getResponse().getVerdict().name()).orElse(PENDING);
        meters.counter(
                        "onus.answers",
                        "verdict",
                        word,
                        "action",
                        answer.action().word(),
                        "via",
                        answer.by().via())
                .increment();
        Timer.builder("onus.answer.latency")
                .description("From an answer that came in to its verdict from the stream")
                .publishPercentileHistogram()
                .register(meters)
                .record(waited);
    }
}
