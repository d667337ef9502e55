package dev.onus.escalation.stream.mapping;

import static dev.onus.escalation.stream.mapping.Facts.orNull;

import dev.onus.contracts.DecisionFacts;
import dev.onus.contracts.DisputeFacts;
import dev.onus.contracts.ExposureFacts;
import dev.onus.contracts.OfferFacts;
import dev.onus.escalation.Decided;
import dev.onus.escalation.Dispute;
import dev.onus.escalation.Exposure;
import dev.onus.escalation.Observation;
import dev.onus.escalation.Offer;

/** What people did with a case, and what is known of the credential, as cases and their events show it. */
final class HandlingParts {
    private HandlingParts() {}

    @SuppressWarnings("NullAway") // Avro's constructors take null where a field may be missing, and cannot say so.
    static ExposureFacts exposure(Exposure it) {
        return new ExposureFacts(
                Words.credential(it.credentialState()),
                orNull(it.latest().map(Observation::source)),
                orNull(it.latest().map(Observation::observedAt)),
                orNull(it.containedAt()),
                it.overridden(),
                orNull(it.endedAt()));
    }

    static OfferFacts offer(Offer it) {
        return new OfferFacts(it.by(), it.to(), it.expiresAt());
    }

    static DisputeFacts dispute(Dispute it) {
        DisputeFacts.Builder facts = DisputeFacts.newBuilder().setBy(it.by()).setSettleBy(it.settleBy());
        it.proposed().ifPresent(facts::setProposed);
        return facts.build();
    }

    static DecisionFacts decision(Decided it) {
        return new DecisionFacts(it.decision(), it.choice(), it.by(), it.right(), it.reason(), it.at());
    }
}
