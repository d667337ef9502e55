package dev.onus.ingest.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Items by source, format and outcome, and how long it takes until they are durable. */
@Singleton
public final class IntakeMetrics {
    /** Senders choose the names of sources; beyond this many they are counted together. */
    private static final int MAX_SOURCES = 200;

    private record Labels(String source, String format, String outcome) {}

    private final MeterRegistry registry;
    private final Map<Labels, Counter> items = new ConcurrentHashMap<>();
    private final Map<String, String> sources = new ConcurrentHashMap<>();
    private final Timer durable;
    private final Counter unavailable;

    public IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.durable = Timer.builder("onus.ingest.durable")
                .description("Time until the broker has what one request brought")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.unavailable = Counter.builder("onus.ingest.unavailable")
                .description("Requests turned away because nothing could be made durable")
                .register(registry);
    }

    void counted(ReceiptLine line, String format) {
        String source = sources.size() < MAX_SOURCES || sources.containsKey(line.source())
                ? sources.computeIfAbsent(line.source(), name -> name)
                : "others";
        items.computeIfAbsent(new Labels(source, format, line.outcome().word()), this::counter)
                .increment();
    }

    public void durableAfter(Duration duration) {
        durable.record(duration);
    }

    public void unavailable() {
        unavailable.increment();
    }

    /** What is between arrival and the broker's word, asked for whenever somebody looks. */
    public void inFlight(LongSupplier bytes, IntSupplier requests) {
        Gauge.builder("onus.ingest.in-flight.bytes", bytes::getAsLong)
                .description("Bodies over HTTP that the broker has not confirmed yet")
                .register(registry);
        Gauge.builder("onus.ingest.in-flight.requests", requests::getAsInt)
                .description("Requests that wait for the broker")
                .register(registry);
    }

    private Counter counter(Labels labels) {
        return Counter.builder("onus.ingest.items")
                .description("Items taken in, by what became of them here")
                .tags("source", labels.source, "format", labels.format, "outcome", labels.outcome)
                .register(registry);
    }
}
