package dev.onus.registry.model;

import dev.onus.vocabulary.AlertFormats;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where alerts come from.
 *
 * @param format the vendor's format, or {@link AlertFormats#DETECT}
 * @param kafkaTopic a topic that ingest reads for this source
 * @param verify how its messages over HTTP are known to be its own
 * @param silentAfter a source that says nothing for so long opens a case (SYS-8)
 * @param mapping a JSONata expression for a product that nobody knows yet
 * @param rules which of its records are alerts, before the rules of the format
 * @param severities the source's own words, lower case, and what they mean here
 * @param defaultSeverity of what comes without one
 * @param samplesPage whether a vendor's sample findings page people
 * @param context what its messages leave out, for example {@code cluster} or {@code zone}
 */
public record Source(
        String format,
        Optional<String> kafkaTopic,
        SourceVerification verify,
        Optional<Duration> silentAfter,
        Optional<String> mapping,
        List<SourceRule> rules,
        Map<String, Severity> severities,
        Optional<Severity> defaultSeverity,
        boolean samplesPage,
        Map<String, String> context)
        implements Spec {
    public Source {
        rules = List.copyOf(rules);
        severities = Map.copyOf(severities);
        context = Map.copyOf(context);
    }
}
