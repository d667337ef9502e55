package dev.onus.ingest;

import dev.onus.ingest.publish.AlertPartitions;
import dev.onus.ingest.publish.Registrations;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Ready only with both tables loaded and the topics there (design decision 5). */
@Singleton
@Readiness
final class IngestReadiness implements HealthIndicator {
    private final AlertPartitions partitions;
    private final Registrations registrations;

    IngestReadiness(AlertPartitions partitions, Registrations registrations) {
        this.partitions = partitions;
        this.registrations = registrations;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean tables = registrations.isCaughtUp();
        boolean topics = partitions.isKnown();
        return Publishers.just(
                HealthResult.builder("alert-ingest", tables && topics ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(Map.of("tablesLoaded", tables, "topicsReady", topics))
                        .build());
    }
}
