package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Severity;
import java.util.Optional;

/**
 * Whether a record of a source is an alert. The first rule that fits decides; those of the format come after.
 *
 * @param name is on the receipt of what it ignores; empty: made of the event
 * @param event the rule of the detector, or the event of the log; {@code *} stands for anything
 * @param when a JSONata condition on the record as it was received
 * @param alerts whether what fits is an alert; else it is ignored
 * @param severity in place of what the record says
 * @param alertClass in place of what the format says
 * @param reason one sentence for whoever asks why
 */
public record SourceRule(
        Optional<String> name,
        String event,
        Optional<String> when,
        boolean alerts,
        Optional<Severity> severity,
        Optional<AlertClass> alertClass,
        String reason) {}
