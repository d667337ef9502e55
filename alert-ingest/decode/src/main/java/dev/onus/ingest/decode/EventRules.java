package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which records of a format are alerts. A log has many lines that nobody is to answer for; what comes from a detector is
 * an alert always. An operator sees these rules and puts their own before them, in a {@code Source}.
 *
 * @param otherwiseAlerts whether a record that no rule fits is an alert
 */
public record EventRules(List<EventRule> rules, boolean otherwiseAlerts) {
    /** Everything is an alert. */
    public static final EventRules NONE = new EventRules(List.of(), true);

    public EventRules {
        rules = List.copyOf(rules);
    }

    /** @param event the rule of the detector, or the event of the log; empty when the record names none */
    public Optional<EventRule> first(String event, JsonNode item) {
        for (EventRule rule : rules) {
            if (rule.event().fits(event)
                    && rule.when().map(when -> when.holds(item)).orElse(true)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /**
     * The rules that Onus brings for a format, from {@code /rules/<format>.json}: what no rule of the file fits is
     * ignored, unless the file says {@code "otherwise": "alert"}.
     */
    public static EventRules shipped(String format) {
        String file = "/rules/" + format + ".json";
        try (InputStream in = EventRules.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Expected the rules " + file + ", but they are not there.");
            }
            List<EventRule> rules = new ArrayList<>();
            JsonNode shipped = IntakeJson.MAPPER.readTree(in);
            for (JsonNode each : shipped.path("rules")) {
                rules.add(rule(format, each));
            }
            return new EventRules(rules, shipped.path("otherwise").asText("").equals("alert"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EventRule rule(String format, JsonNode node) {
        Fields fields = new Fields(node);
        String event = fields.text("event").orElse("*");
        return new EventRule(
                fields.text("name").orElse(format + "/" + event),
                Glob.of(event),
                fields.text("when").map(Mapping::of),
                !fields.text("then").orElse("alert").equals("ignore"),
                fields.text("severity").map(Severity::parse),
                fields.text("alertClass").map(text -> Word.parse(AlertClass.class, text)),
                fields.text("reason").orElseThrow());
    }
}
