package dev.onus.escalation.family;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import java.time.Instant;

/**
 * An open case of an identity that has an issuer.
 *
 * @param routingKey of the case, which is the identity's
 * @param heardAt when the issuer's task was told of it; the record's time
 */
public record Child(
        RoutingKey routingKey,
        CaseId caseId,
        Severity severity,
        Criticality criticality,
        AlertClass alertClass,
        Instant heardAt) {}
