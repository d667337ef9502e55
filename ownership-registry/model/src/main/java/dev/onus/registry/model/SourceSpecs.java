package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertFormats;
import dev.onus.vocabulary.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads Source. */
final class SourceSpecs {
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final List<String> VERDICTS = List.of("alert", "ignore");
    private static final List<String> SAMPLES = List.of("quiet", "page");
    private static final int MOST_WORDS = 100;
    private static final int MAX_MAPPING = 64 * 1024;

    private SourceSpecs() {}

    static Source source(Fields spec) {
        Fields kafka = spec.object("kafka");
        Fields mapping = spec.object("mapping");
        Fields severity = spec.object("severity");
        Source source = new Source(
                spec.text("format").orElse(AlertFormats.DETECT),
                kafka.parsed(
                        "topic",
                        "a topic name of at most 249 letters, digits, '.', '_' and '-'",
                        List.of(),
                        text -> Optional.of(text)
                                .filter(topic -> TOPIC.matcher(topic).matches())),
                verification(spec.object("verify")),
                Values.window(spec, "silentAfter"),
                mapping.text("jsonata", MAX_MAPPING),
                spec.objects("rules").stream().map(SourceSpecs::rule).toList(),
                severities(severity),
                Values.word(severity, "default", Severity.class),
                oneOf(spec, "samples", SAMPLES).equals("page"),
                spec.texts("context", MOST_WORDS));
        kafka.refuseUnknown();
        mapping.refuseUnknown();
        severity.refuseUnknown();
        return source;
    }

    private static SourceVerification verification(Fields verify) {
        SourceVerification verification = new SourceVerification(
                Values.word(verify, "scheme", VerifyScheme.class).orElse(VerifyScheme.NONE),
                Values.secret(verify, "secretRef"),
                verify.text("header"),
                verify.text("timestampHeader"),
                oneOf(verify, "algorithm", SourceVerification.ALGORITHMS),
                oneOf(verify, "encoding", SourceVerification.ENCODINGS),
                verify.text("prefix").orElse(""),
                Values.duration(verify, "tolerance", SourceVerification.LONGEST_TOLERANCE, "PT5M")
                        .orElse(SourceVerification.USUAL_TOLERANCE),
                verify.texts("subjects"));
        verify.refuseUnknown();
        return verification;
    }

    private static SourceRule rule(Fields fields) {
        SourceRule rule = new SourceRule(
                fields.text("name"),
                fields.text("event").orElse("*"),
                fields.text("when"),
                oneOf(fields, "then", VERDICTS).equals("alert"),
                Values.word(fields, "severity", Severity.class),
                Values.word(fields, "alertClass", AlertClass.class),
                fields.text("reason").orElse("A rule of the source."));
        fields.refuseUnknown();
        return rule;
    }

    private static Map<String, Severity> severities(Fields severity) {
        Map<String, Severity> words = new LinkedHashMap<>();
        Fields map = severity.object("map");
        severity.texts("map", MOST_WORDS)
                .keySet()
                .forEach(word -> Values.word(map, word, Severity.class)
                        .ifPresent(known -> words.put(word.strip().toLowerCase(Locale.ROOT), known)));
        return words;
    }

    /** The first when it is left out. */
    private static String oneOf(Fields fields, String field, List<String> words) {
        return fields.parsed(
                        field,
                        "one of " + String.join(", ", words),
                        words,
                        text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter((Predicate<String>) words::contains))
                .orElse(words.getFirst());
    }
}
