package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.DeliveryFacts;
import dev.onus.contracts.DestinationFacts;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.CaseInput.Destination;
import dev.onus.vocabulary.DeliveryState;

/** What became of a page, as its events say it. */
final class DeliveryParts {
    private DeliveryParts() {}

    /** @param reached as the case counts it: what was accepted may have failed before the notifier's word came */
    static DeliveryFacts facts(CaseInput.Delivered it, boolean reached) {
        DeliveryFacts.Builder facts = DeliveryFacts.newBuilder()
                .setPageId(it.pageId().value())
                .setReached(reached)
                .setState((reached ? DeliveryState.ACCEPTED : DeliveryState.FAILED).word())
                .setDestinations(
                        it.destinations().stream().map(DeliveryParts::facts).toList());
        it.channel().ifPresent(facts::setChannel);
        it.detail().ifPresent(facts::setDetail);
        return facts.build();
    }

    static DeliveryFacts facts(CaseInput.Receipt it) {
        DeliveryFacts.Builder facts = DeliveryFacts.newBuilder()
                .setPageId(it.pageId().value())
                .setReached(it.state() != DeliveryState.FAILED)
                .setState(it.state().word());
        it.channel().ifPresent(facts::setChannel);
        it.detail().ifPresent(facts::setDetail);
        return facts.build();
    }

    private static DestinationFacts facts(Destination it) {
        DestinationFacts.Builder facts = DestinationFacts.newBuilder()
                .setDestination(it.id())
                .setChannel(it.channel())
                .setState(it.state().word())
                .setAttempts(it.attempts());
        it.shortened().ifPresent(facts::setShortened);
        it.detail().ifPresent(facts::setDetail);
        return facts.build();
    }
}
