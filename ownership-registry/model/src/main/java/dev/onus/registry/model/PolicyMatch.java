package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.WorkHours;
import java.util.Set;

/**
 * What a policy applies to (ESC-2). All keys must match; one of the values of a key is enough; an empty key matches
 * anything.
 *
 * @param changeWindow names of change windows, one of which has to be open for the identity (ESC-14)
 * @param hours whether the owner's team is at work
 * @param kind kinds of case; empty: alerts, reviews and storms, not what Onus asks about owners
 */
public record PolicyMatch(
        Set<Severity> severity,
        Set<Criticality> criticality,
        Set<BlastRadiusBand> blastRadius,
        Set<String> environment,
        Set<String> type,
        Set<AlertClass> alertClass,
        Set<String> changeWindow,
        Set<WorkHours> hours,
        Set<CaseKind> kind) {
    public static final PolicyMatch EVERYTHING =
            new PolicyMatch(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public PolicyMatch {
        severity = Set.copyOf(severity);
        criticality = Set.copyOf(criticality);
        blastRadius = Set.copyOf(blastRadius);
        environment = Set.copyOf(environment);
        type = Set.copyOf(type);
        alertClass = Set.copyOf(alertClass);
        changeWindow = Set.copyOf(changeWindow);
        hours = Set.copyOf(hours);
        kind = Set.copyOf(kind);
    }

    public boolean isEverything() {
        return equals(EVERYTHING);
    }
}
