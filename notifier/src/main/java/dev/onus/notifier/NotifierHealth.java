package dev.onus.notifier;

import dev.onus.notifier.intake.IntakeState;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Ready once the registry's records are there, partitions are assigned, and their ledger is read. */
@Singleton
@Readiness
class NotifierHealth implements HealthIndicator {
    private final NotifierService notifier;

    NotifierHealth(NotifierService notifier) {
        this.notifier = notifier;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        IntakeState state = notifier.state();
        return Publishers.just(
                HealthResult.builder("onus-notifier", state == IntakeState.READY ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(Map.of("intake", state.word()))
                        .build());
    }
}
