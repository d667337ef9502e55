package dev.onus.escalation.family;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import java.time.Instant;

/**
 * An open case of an identity that has an issuer.
 *
 * @param routingKey of the case, which is the identity's
 * @param credentialState as it was last observed; {@code UNKNOWN} of those that are only counted, before there is a storm
 * @param heardAt when the issuer's task was told of it, the record's time; of one whose issuer became known late, when its
 *     episode began
 */
public record Child(
        RoutingKey routingKey,
        CaseId caseId,
        Severity severity,
        Criticality criticality,
        AlertClass alertClass,
        CredentialState credentialState,
        Instant heardAt) {}
