package dev.onus.registry.cases;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/**
 * Not ready until the cases that were in the log at the start can be seen, and again while what is shown falls behind the log:
 * stale cases are worse than those of another replica.
 */
@Singleton
@Readiness
final class CaseIndexHealth implements HealthIndicator {
    private final CaseFollowing following;
    private final InstantSource clock = InstantSource.system();

    CaseIndexHealth(CaseFollowing following) {
        this.following = following;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(result(clock.instant()));
    }

    HealthResult result(Instant now) {
        Optional<String> trouble = following.trouble(now);
        HealthStatus status = trouble.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN;
        return HealthResult.builder("registry-cases", status)
                .details(trouble.map(why -> Map.of("reason", why)).orElse(Map.of()))
                .build();
    }
}
