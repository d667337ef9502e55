package dev.onus.ingest.decode;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Severity;
import java.util.Optional;

/**
 * Whether a record is worth a case. The first rule that fits decides.
 *
 * @param name is on the receipt of what it ignores
 * @param event which rules of the detector, or events of the log, it is about; {@code *} stands for anything
 * @param when a condition on the record as it was received, beside the event
 * @param alerts whether what fits is an alert; else it is ignored
 * @param severity in place of what the record says
 * @param alertClass in place of what the format says
 * @param reason for people, one sentence
 */
public record EventRule(
        String name,
        Glob event,
        Optional<Mapping> when,
        boolean alerts,
        Optional<Severity> severity,
        Optional<AlertClass> alertClass,
        String reason) {}
