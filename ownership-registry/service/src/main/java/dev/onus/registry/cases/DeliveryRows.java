package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.DeliveryFacts;
import dev.onus.contracts.DestinationFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.registry.cases.RowKey.Table;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What became of pages: the last word on each page, and on each destination of each person. The latter outlives its case,
 * since it says whether the person can be reached at all.
 */
final class DeliveryRows {
    /** What says something about the destination; what was held back or taken back says nothing. */
    private static final Set<DeliveryState> TELLING =
            EnumSet.of(DeliveryState.ACCEPTED, DeliveryState.DELIVERED, DeliveryState.READ, DeliveryState.FAILED);
    /** Stands for the destination where only the channel is known; no hash looks like it. */
    private static final String ANY_OF_CHANNEL = "channel:";

    private final AtomicLong turns = new AtomicLong();

    void event(IndexTurn turn, EscalationEvent event, DeliveryFacts delivery) {
        CaseProjection.putNewer(
                turn, in(Table.DELIVERY).text(delivery.getPageId()).bytes(), event);
        Optional<String> person = person(turn, event, delivery);
        if (person.isEmpty()) {
            return;
        }
        for (Reached reached : reached(event, delivery).toList()) {
            byte[] key = in(Table.REACHED)
                    .text(person.get())
                    .text(reached.destination().orElse(ANY_OF_CHANNEL + reached.channel()))
                    .bytes();
            EscalationEvent before = turn.get(key, EscalationEvent.class, Rows::event);
            if (before == null || !before.getAt().isAfter(event.getAt())) {
                turn.put(key, event);
                if (reached.isFailed() != (before != null && hasFailed(before, reached))) {
                    turns.incrementAndGet();
                }
            }
        }
    }

    /** How often a destination has begun to fail or to work since the start. */
    long turns() {
        return turns.get();
    }

    private static boolean hasFailed(EscalationEvent before, Reached now) {
        return reached(before, before.getDelivery())
                .anyMatch(one -> one.destination().equals(now.destination()) && one.isFailed());
    }

    static List<Reached> of(IndexStore store, String person) {
        byte[] prefix = in(Table.REACHED).text(person).bytes();
        List<Reached> found = new ArrayList<>();
        store.scan(prefix, RowKey.behind(prefix), (key, value) -> {
            String destination = new String(key, prefix.length, key.length - prefix.length - 1, StandardCharsets.UTF_8);
            EscalationEvent event = Rows.event(value);
            reached(event, event.getDelivery())
                    .filter(one -> one.destination()
                            .orElse(ANY_OF_CHANNEL + one.channel())
                            .equals(destination))
                    .forEach(found::add);
            return true;
        });
        return found;
    }

    private static Optional<String> person(IndexTurn turn, EscalationEvent event, DeliveryFacts delivery) {
        return Optional.ofNullable(event.getPage())
                .or(() -> Optional.ofNullable(turn.ask(
                        in(Table.PAGE).text(delivery.getPageId()).bytes(),
                        EscalationEvent.class,
                        EscalationEvent::getPage,
                        row -> Rows.event(row).getPage())))
                .map(PageFacts::getPerson);
    }

    private static Stream<Reached> reached(EscalationEvent event, DeliveryFacts delivery) {
        if (delivery.getDestinations().isEmpty()) {
            return delivery.getChannel() == null
                    ? Stream.empty()
                    : telling(delivery.getState())
                            .map(state -> new Reached(
                                    Optional.empty(),
                                    delivery.getChannel(),
                                    state,
                                    Optional.ofNullable(delivery.getDetail()),
                                    event.getAt()));
        }
        return delivery.getDestinations().stream().flatMap(one -> reached(event, one));
    }

    private static Stream<Reached> reached(EscalationEvent event, DestinationFacts one) {
        return telling(one.getState())
                .map(state -> new Reached(
                        Optional.of(one.getDestination()),
                        one.getChannel(),
                        state,
                        Optional.ofNullable(one.getDetail()),
                        event.getAt()));
    }

    private static Stream<DeliveryState> telling(String word) {
        return Word.find(DeliveryState.class, word).filter(TELLING::contains).stream();
    }
}
