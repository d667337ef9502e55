package dev.onus.registry.start;

import dev.onus.registry.log.RegistryLog;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Ready once everything is read that was in the log at the start. */
@Singleton
@Readiness
final class RegistryReadiness implements HealthIndicator {
    private final RegistryStart start;
    private final RegistryLog log;

    RegistryReadiness(RegistryStart start, RegistryLog log) {
        this.start = start;
        this.log = log;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = start.isReady() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("registry", status)
                .details(Map.of("position", log.position()))
                .build());
    }
}
