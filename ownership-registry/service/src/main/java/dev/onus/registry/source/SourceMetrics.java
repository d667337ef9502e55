package dev.onus.registry.source;

import dev.onus.registry.cases.CaseLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What an alarm outside of Onus needs to know of the sources, and of events without an end (SYS-7, SYS-8). */
@Singleton
class SourceMetrics implements ApplicationEventListener<ServerStartupEvent> {
    /** More sources than that are not told apart by a metric. */
    private static final int MOST_TAGGED = 1_000;

    private static final double MILLIS_PER_SECOND = 1000.0;

    private final CaseLog log;
    private final LastHeard heard;
    private final MeterRegistry meters;
    private final MultiGauge lastHeard;
    private final InstantSource clock = InstantSource.system();

    SourceMetrics(CaseLog log, LastHeard heard, MeterRegistry meters) {
        this.log = log;
        this.heard = heard;
        this.meters = meters;
        this.lastHeard = MultiGauge.builder("source_last_heard")
                .description("When each source was heard last, in seconds since 1970")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        Gauge.builder("receipts_open", log, from -> from.index().receipts().open())
                .description("Events that were accepted and have no end yet; counted up to ten thousand")
                .register(meters);
        Gauge.builder("receipts_oldest_open", this, SourceMetrics::oldestOpenSeconds)
                .description("How long ago the oldest event without an end was accepted")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Sources come and go; their number is seldom large. */
    @Scheduled(fixedDelay = "10s", initialDelay = "10s")
    void refresh() {
        List<MultiGauge.Row<?>> rows = heard.all().entrySet().stream()
                .limit(MOST_TAGGED)
                .<MultiGauge.Row<?>>map(
                        each -> MultiGauge.Row.of(Tags.of("source", each.getKey()), seconds(each.getValue())))
                .toList();
        lastHeard.register(rows, true);
    }

    private double oldestOpenSeconds() {
        return log.index()
                .receipts()
                .oldestOpen()
                .map(at -> seconds(clock.instant()) - seconds(at))
                .orElse(0.0);
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / MILLIS_PER_SECOND;
    }
}
