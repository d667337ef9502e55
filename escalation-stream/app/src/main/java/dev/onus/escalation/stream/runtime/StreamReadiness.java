package dev.onus.escalation.stream.runtime;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Up while deadlines fire on time. Lag is a metric, not readiness: nobody sends requests to the stream. */
@Readiness
@Singleton
final class StreamReadiness implements HealthIndicator {
    private final StreamRuntime runtime;

    StreamReadiness(StreamRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = runtime.isReady() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("escalation-stream", status)
                .details(Map.of("state", runtime.state()))
                .build());
    }
}
