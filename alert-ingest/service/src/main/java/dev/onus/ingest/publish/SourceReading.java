package dev.onus.ingest.publish;

import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.decode.Submission;
import dev.onus.ingest.source.SourceRecords;
import dev.onus.registry.client.RegistryReader;
import dev.onus.registry.model.Source;
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
        return known.computeIfAbsent(source, SourceRecords::options);
    }
}
