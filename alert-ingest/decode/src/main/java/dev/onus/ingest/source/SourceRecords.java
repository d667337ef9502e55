package dev.onus.ingest.source;

import dev.onus.ingest.decode.EventRule;
import dev.onus.ingest.decode.Glob;
import dev.onus.ingest.decode.Mapping;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.SourceRule;

/** How a source's messages are read, from its record: the same for intake, the console and the command line. */
public final class SourceRecords {
    private SourceRecords() {}

    /** Expressions are compiled once, so keep the result as long as the record is the same. */
    public static SourceOptions options(Source source) {
        return new SourceOptions(
                source.format(),
                source.mapping().map(Mapping::of),
                source.rules().stream().map(SourceRecords::rule).toList(),
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
