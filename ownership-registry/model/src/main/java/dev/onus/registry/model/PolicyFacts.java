package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.WorkHours;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a policy is chosen by (ESC-2).
 *
 * @param blastRadius empty means unknown, which counts as the highest band (OWN-15)
 * @param hours whether the owner's team is at work at the instant of the choice
 * @param changeWindows names of the windows that are open for the identity at that instant
 * @param identityType the middle part of the identity id; empty when the alert names no identity
 */
public record PolicyFacts(
        Severity severity,
        Criticality criticality,
        OptionalInt blastRadius,
        String identityType,
        Optional<String> environment,
        AlertClass alertClass,
        WorkHours hours,
        Set<String> changeWindows,
        CaseKind kind) {
    /** The facts as they are at an instant, for a case whose owner is known. */
    public static PolicyFacts of(
            String key,
            CaseKind kind,
            Severity severity,
            AlertClass alertClass,
            Optional<Identity> identity,
            Optional<String> environment,
            String owner,
            Directory directory,
            Instant now) {
        return new PolicyFacts(
                severity,
                identity.map(Identity::criticality).orElse(Criticality.UNKNOWN),
                identity.map(Identity::blastRadius).orElse(OptionalInt.empty()),
                IdentityId.find(key).map(IdentityId::type).orElse("unknown"),
                environment,
                alertClass,
                WorkingHours.of(owner, directory).includes(now) ? WorkHours.WORKING_HOURS : WorkHours.AFTER_HOURS,
                ChangeWindows.open(key, identity, environment, directory, now),
                kind);
    }
}
