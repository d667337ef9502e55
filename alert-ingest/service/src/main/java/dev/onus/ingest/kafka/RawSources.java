package dev.onus.ingest.kafka;

import dev.onus.contracts.Topics;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.decode.Submission;
import dev.onus.ingest.publish.SourceReading;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.Spec;
import dev.onus.registry.model.Versioned;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which raw topic is which source. {@code siem.alerts} is always read; a Source names others. Of two sources with one
 * topic the first by name has it.
 */
record RawSources(Map<String, Named> byTopic) {
    /** A source as intake needs it. */
    record Named(String source, SourceOptions options) {}

    private static final String BROKERS_OWN = "__";

    RawSources {
        byTopic = Map.copyOf(byTopic);
    }

    /** A topic that is no longer named may still have records in flight; they are taken under its own name. */
    Named of(String topic) {
        return byTopic.getOrDefault(topic, new Named(topic, SourceOptions.of(Submission.DETECT)));
    }

    static RawSources of(DirectorySnapshot directory, SourceReading reading) {
        Map<String, Named> byTopic = new TreeMap<>();
        List<Versioned<Spec>> sources = directory.all(Kind.SOURCE);
        sources.stream().sorted(Comparator.comparing(Versioned::name)).forEach(record -> {
            if (record.spec() instanceof Source source) {
                source.kafkaTopic()
                        .ifPresent(topic -> byTopic.putIfAbsent(topic, new Named(record.name(), reading.of(source))));
            }
        });
        String standard = Topics.RAW_ALERTS.name();
        byTopic.putIfAbsent(standard, new Named(standard, SourceOptions.of(Submission.DETECT)));
        // Reading what we write ourselves would never end, and each commit of ours writes to the broker's own topics.
        byTopic.keySet().removeIf(name -> name.startsWith(BROKERS_OWN));
        Topics.all().stream()
                .map(topic -> topic.name())
                .filter(name -> !name.equals(standard))
                .forEach(byTopic::remove);
        return new RawSources(byTopic);
    }
}
