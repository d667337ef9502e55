package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.vocabulary.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a source's record and the rules of its format say about an alert that was understood: whether it is one, how bad
 * it is, whether it pages.
 */
final class Judgement {
    private Judgement() {}

    static Outcome of(Alert alert, AlertFormat format, JsonNode item, SourceOptions options) {
        String event = alert.rule().orElse("");
        EventRules own = new EventRules(options.rules(), format.rules().otherwiseAlerts());
        Optional<EventRule> rule =
                own.first(event, item).or(() -> format.rules().first(event, item));
        boolean alerts = rule.map(EventRule::alerts).orElse(own.otherwiseAlerts());
        if (!alerts) {
            return rule.map(fits -> new Outcome.Ignored(fits.name(), fits.reason()))
                    .orElseGet(() -> new Outcome.Ignored(
                            format.name() + "/ordinary",
                            "An ordinary record of a log (" + (event.isEmpty() ? "no event" : event)
                                    + "); a rule of the source can make it an alert."));
        }
        Alert judged = severity(alert, rule, options);
        judged = rule.flatMap(EventRule::alertClass).map(judged::withAlertClass).orElse(judged);
        return new Outcome.Decoded(judged.sample() && options.samplesPage() ? judged.withoutSample() : judged);
    }

    private static Alert severity(Alert alert, Optional<EventRule> rule, SourceOptions options) {
        Optional<Alert> chosen = Stream.of(
                        options.severityOf(alert.severityOriginal())
                                .map(severity -> alert.withSeverity(severity, "The source's record translates it.")),
                        rule.flatMap(fits -> fits.severity()
                                .map(severity ->
                                        alert.withSeverity(severity, "Rule " + fits.name() + ": " + fits.reason()))))
                .flatMap(Optional::stream)
                .findFirst();
        if (chosen.isPresent() || alert.severity() != Severity.UNKNOWN) {
            return chosen.orElse(alert);
        }
        return options.defaultSeverity()
                .map(severity -> alert.withSeverity(severity, "The source's record has it for what comes without one."))
                .or(() -> SeverityDefaults.of(alert).map(usual -> alert.withSeverity(usual.severity(), usual.reason())))
                .orElse(alert);
    }
}
