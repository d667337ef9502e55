package dev.onus.registry.model;

import dev.onus.vocabulary.AlertFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is remarkable about a source: a format that nobody decodes, a rule that can never decide, a proof nobody can give. */
final class SourceChecks {
    private SourceChecks() {}

    static List<Finding> check(RecordKey key, Source source) {
        List<Finding> findings = new ArrayList<>();
        format(source).ifPresent(message -> findings.add(Finding.warning(key, "spec.format", message)));
        proof(key, source.verify()).ifPresent(findings::add);
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

    /** A proof that nobody can give: the record stands as it is, since a secret may come with the next change. */
    private static Optional<Finding> proof(RecordKey key, SourceVerification verify) {
        return switch (verify.scheme()) {
            case NONE, TOKEN -> Optional.empty();
            case HMAC_GITHUB, HMAC_SLACK, HMAC_PAGERDUTY, HMAC_GITGUARDIAN, STANDARD_WEBHOOKS, HMAC ->
                verify.secretRef().isPresent()
                        ? Optional.empty()
                        : Optional.of(Finding.warning(
                                key,
                                "spec.verify.secretRef",
                                "Expected the secret that the scheme "
                                        + verify.scheme().word()
                                        + " signs with, but there is none: every message over HTTP is answered 503."));
            case MTLS ->
                verify.subjects().isEmpty()
                        ? Optional.of(Finding.warning(
                                key,
                                "spec.verify.subjects",
                                "Expected the subjects of client certificates that may send, but there are none: every"
                                        + " message over HTTP is answered 401."))
                        : Optional.empty();
        };
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
