package dev.onus.ingest.publish;

import dev.onus.ingest.decode.EventRule;
import dev.onus.ingest.decode.Glob;
import dev.onus.ingest.decode.Mapping;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.decode.Submission;
import dev.onus.registry.client.RegistryReader;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.SourceRule;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * How a source's messages are read, from its record. Expressions are compiled once for each record: a changed record is
 * another object.
 */
@Singleton
public final class SourceReading {
    private final RegistryReader registry;
    private final Map<Source, SourceOptions> known = new WeakHashMap<>();

    SourceReading(RegistryReader registry) {
        this.registry = registry;
    }

    /** As its record says now; a source without one is read by the shape of its messages. */
    public SourceOptions of(String source) {
        return registry.directory()
                .source(source)
                .map(record -> of(record.spec()))
                .orElseGet(() -> SourceOptions.of(Submission.DETECT));
    }

    public synchronized SourceOptions of(Source source) {
        return known.computeIfAbsent(source, SourceReading::read);
    }

    private static SourceOptions read(Source source) {
        return new SourceOptions(
                source.format(),
                source.mapping().map(Mapping::of),
                source.rules().stream().map(SourceReading::rule).toList(),
                source.severities(),
                source.defaultSeverity(),
                source.samplesPage(),
                source.context());
    }

    private static EventRule rule(SourceRule rule) {
        return new EventRule(
                rule.name().orElseGet(() -> "source/" + rule.event()),
                Glob.of(rule.event()),
                rule.when().map(Mapping::of),
                rule.alerts(),
                rule.severity(),
                rule.alertClass(),
                rule.reason());
    }
}
