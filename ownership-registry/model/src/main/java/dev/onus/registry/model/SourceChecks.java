package dev.onus.registry.model;

import dev.onus.vocabulary.AlertFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is remarkable about a source: a format that nobody decodes, a rule that can never decide. */
final class SourceChecks {
    private SourceChecks() {}

    static List<Finding> check(RecordKey key, Source source) {
        List<Finding> findings = new ArrayList<>();
        format(source).ifPresent(message -> findings.add(Finding.warning(key, "spec.format", message)));
        for (int index = 1; index < source.rules().size(); index++) {
            String path = "spec.rules[" + index + "]";
            takenBy(source.rules(), index)
                    .ifPresent(earlier -> findings.add(Finding.warning(
                            key,
                            path,
                            "The rule never decides, because spec.rules[" + earlier
                                    + "] comes before it and takes all that it would fit.")));
        }
        if (source.mapping().isPresent() && isNamed(source.format())) {
            findings.add(Finding.warning(
                    key,
                    "spec.format",
                    "The mapping reads every message, so the format " + source.format() + " is never asked."));
        }
        return findings;
    }

    private static Optional<String> format(Source source) {
        if (AlertFormats.WORDS.contains(source.format().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String expected = "a format that is decoded (" + String.join(", ", AlertFormats.WORDS) + ")";
        return Optional.of(Words.expected(expected, source.format(), AlertFormats.WORDS)
                + " Until then its messages are kept as dead letters.");
    }

    private static boolean isNamed(String format) {
        return !format.equalsIgnoreCase(AlertFormats.DETECT);
    }

    private static String lower(String event) {
        return event.toLowerCase(Locale.ROOT);
    }

    /** Which earlier rule without a condition fits whatever this one does. */
    private static Optional<Integer> takenBy(List<SourceRule> rules, int index) {
        String event = rules.get(index).event();
        for (int earlier = 0; earlier < index; earlier++) {
            SourceRule rule = rules.get(earlier);
            // A pattern that fits another pattern as if it were a name fits all that the other does.
            if (rule.when().isEmpty() && new Glob(lower(rule.event())).matches(lower(event))) {
                return Optional.of(earlier);
            }
        }
        return Optional.empty();
    }
}
