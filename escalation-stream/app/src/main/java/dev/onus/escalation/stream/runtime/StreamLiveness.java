package dev.onus.escalation.stream.runtime;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Down only when starting the process again would help: what is tried again in here needs no help. */
@Liveness
@Singleton
final class StreamLiveness implements HealthIndicator {
    private final StreamRuntime runtime;

    StreamLiveness(StreamRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = runtime.isAlive() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(
                HealthResult.builder("escalation-stream-alive", status).build());
    }
}
