package dev.onus.registry.simulation;

import dev.onus.escalation.Alert;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.Optional;

/**
 * The alert that is tried, with the defaults that intake has for what is left out.
 *
 * @param identityId as it was written: an id, an alias, or neither
 */
record AskedAlert(
        Optional<String> identityId,
        Severity severity,
        String title,
        AlertClass alertClass,
        CredentialState credentialState,
        Optional<String> resource,
        Optional<String> rule,
        Optional<String> environment,
        Optional<String> correlationId,
        Optional<String> evidenceUrl,
        String source,
        String dedupKey,
        boolean test) {
    private static final String DELIVERY = "simulation";

    /**
     * The alert as the case machine would get it. Its ids follow from what it says, so that the same question has the
     * same answer (G4).
     *
     * @param canonicalId the id of the registered identity; empty when it is not registered
     */
    Alert under(Optional<IdentityId> canonicalId, Instant at) {
        Optional<IdentityId> identity = canonicalId.or(() -> identityId.flatMap(IdentityId::find));
        String id = StableHash.of(DELIVERY, source, dedupKey, at.toString());
        return new Alert(
                AlertId.of(source, id, 0),
                new ReceiptId(id),
                identity.map(RoutingKey::of).orElseGet(() -> RoutingKey.unresolved(source, dedupKey)),
                identity.map(IdentityId::toString),
                source,
                rule,
                title,
                dedupKey,
                correlationId,
                severity,
                Optional.empty(),
                alertClass,
                AlertStatus.OPEN,
                resource,
                environment,
                credentialState,
                evidenceUrl,
                Optional.of(at),
                Optional.empty(),
                test,
                false,
                Optional.empty());
    }
}
