package dev.onus.registry.cases;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Not ready until the cases that were in the log at the start can be seen. */
@Singleton
@Readiness
final class CaseIndexHealth implements HealthIndicator {
    private final CaseFollowing following;

    CaseIndexHealth(CaseFollowing following) {
        this.following = following;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = following.isCaughtUp() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("registry-cases", status).build());
    }
}
