package dev.onus.ingest.decode;

import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the messages of one source are read.
 *
 * @param format a format's name, or {@link Submission#DETECT}
 * @param mapping reads what no format knows, or in place of one; its result is our own JSON, one alert or an array
 * @param rules come before those of the format
 * @param severities the source's own words, lower case, and what they mean here
 * @param defaultSeverity of what comes without a severity, in place of the usual one
 * @param samplesPage whether a vendor's sample findings page people; else they are kept and page nobody
 * @param context what the messages leave out: {@code cluster}, {@code account}, {@code zone} (of times without one) …
 */
public record SourceOptions(
        String format,
        Optional<Mapping> mapping,
        List<EventRule> rules,
        Map<String, Severity> severities,
        Optional<Severity> defaultSeverity,
        boolean samplesPage,
        Map<String, String> context) {
    public SourceOptions {
        rules = List.copyOf(rules);
        severities = Map.copyOf(severities);
        context = Map.copyOf(context);
    }

    public static SourceOptions of(String format) {
        return new SourceOptions(format, Optional.empty(), List.of(), Map.of(), Optional.empty(), false, Map.of());
    }

    public SourceOptions withFormat(String other) {
        return new SourceOptions(other, mapping, rules, severities, defaultSeverity, samplesPage, context);
    }

    /** What the source's own word for a severity means, where its record says so. */
    public Optional<Severity> severityOf(Optional<String> word) {
        return word.map(text -> severities.get(text.strip().toLowerCase(Locale.ROOT)));
    }
}
