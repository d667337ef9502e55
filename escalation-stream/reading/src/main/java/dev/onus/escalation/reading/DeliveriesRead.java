package dev.onus.escalation.reading;

import dev.onus.contracts.Delivery;
import dev.onus.contracts.DestinationFacts;
import dev.onus.contracts.Response;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.CaseInput.Destination;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.Word;
import java.util.Map;
import java.util.Optional;

/** What became of a page: the notifier's word, and what a channel says later. */
final class DeliveriesRead {
    private DeliveriesRead() {}

    static CaseInput.Delivered delivery(Delivery it) {
        return new CaseInput.Delivered(
                new PageId(it.getPageId()),
                it.getPerson(),
                it.getReached(),
                Optional.ofNullable(it.getChannel()),
                Optional.ofNullable(it.getDetail()),
                it.getDestinations().stream().map(DeliveriesRead::destination).toList());
    }

    private static Destination destination(DestinationFacts it) {
        return new Destination(
                it.getDestination(),
                it.getChannel(),
                Optional.ofNullable(it.getShortened()),
                Word.find(DeliveryState.class, it.getState()).orElse(DeliveryState.UNKNOWN),
                it.getAttempts(),
                Optional.ofNullable(it.getDetail()));
    }

    /** Empty when it lacks what a receipt needs. */
    static Optional<CaseInput> receipt(Response it) {
        Map<String, String> said = it.getParameters();
        Optional<String> page = Optional.ofNullable(said.get(TaskWords.PAGE_ID))
                .or(() -> Optional.ofNullable(it.getPageId()))
                .filter(id -> !id.isBlank());
        Optional<DeliveryState> state = Word.find(DeliveryState.class, said.getOrDefault(TaskWords.STATE, ""))
                .filter(DeliveriesRead::isSaidLater);
        return page.flatMap(id -> state.map(known -> new CaseInput.Receipt(
                new ResponseId(it.getResponseId()),
                new PageId(id),
                said.getOrDefault(TaskWords.PERSON, "unknown"),
                Optional.ofNullable(said.get(TaskWords.CHANNEL)),
                Optional.ofNullable(said.get(TaskWords.DESTINATION)),
                known,
                Optional.ofNullable(said.get(TaskWords.DETAIL)))));
    }

    private static boolean isSaidLater(DeliveryState state) {
        return switch (state) {
            case DELIVERED, READ, FAILED -> true;
            case PENDING, SENDING, ACCEPTED, WITHDRAWN, BUNDLED, SUPPRESSED, UNKNOWN -> false;
        };
    }
}
