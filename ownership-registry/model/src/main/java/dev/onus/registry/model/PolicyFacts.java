package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a policy is chosen by (ESC-2).
 *
 * @param blastRadius empty means unknown, which counts as the highest band (OWN-15)
 * @param identityType the middle part of the identity id; empty when the alert names no identity
 */
public record PolicyFacts(
        Severity severity,
        Criticality criticality,
        OptionalInt blastRadius,
        String identityType,
        Optional<String> environment,
        AlertClass alertClass) {}
