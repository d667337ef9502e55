package dev.onus.notifier.pipeline;

import dev.onus.contracts.Delivery;
import dev.onus.contracts.DestinationFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.course.Course;
import dev.onus.notifier.course.Leg;
import dev.onus.notifier.course.Progress;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerLog;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.vocabulary.DeliveryState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stage that says the one word on a page: a Delivery for the stream, then the row that keeps it the only one. A
 * crash between the two repeats the same Delivery, which the stream has seen and ignores.
 */
final class RecordDelivery {
    private final DeliveryLog deliveries;
    private final Ledger ledger;
    private final PageMetrics metrics;
    private final Clock clock;

    RecordDelivery(DeliveryLog deliveries, Ledger ledger, PageMetrics metrics, Clock clock) {
        this.deliveries = deliveries;
        this.ledger = ledger;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The row that says that the word was said, and which. */
    Optional<LedgerRow> word(PageRequest request) {
        return ledger.find(request.partition(), request.wholeKey());
    }

    /**
     * A contact has the page.
     *
     * @param row of the attempt; it is kept before the page counts as settled
     */
    void reached(PageRequest request, Course course, LedgerLog.Written row) {
        Instant now = clock.instant();
        Delivery.Builder delivery = delivery(request, now)
                .setReached(true)
                .setAttempts(course.attempts())
                .setDestinations(destinations(course));
        course.reached().map(Leg::destination).ifPresent(first -> at(delivery, first));
        deliveries.append(delivery.build());
        row.await();
        settle(request, DeliveryState.ACCEPTED, Optional.empty(), now);
        metrics.settled(true, Duration.between(request.message().at(), now));
    }

    /** No contact has it, or not in time. */
    void unreached(PageRequest request, String why, Course course) {
        Instant now = clock.instant();
        Delivery.Builder delivery = delivery(request, now)
                .setReached(false)
                .setAttempts(course.attempts())
                .setDetail(why)
                .setDestinations(destinations(course));
        course.lastTried().ifPresent(last -> at(delivery, last));
        deliveries.append(delivery.build());
        settle(request, DeliveryState.FAILED, Optional.of(why), now);
        metrics.settled(false, Duration.between(request.message().at(), now));
    }

    /** A page withdrawn before anybody had it needs no word: the log itself has it. */
    void withdrawn(PageRequest request) {
        settle(request, DeliveryState.WITHDRAWN, Optional.empty(), clock.instant());
    }

    private static void at(Delivery.Builder delivery, Destination destination) {
        delivery.setChannel(destination.channel()).setDestination(destination.shortened());
    }

    /** What became of it so far, wherever it was tried or will be at a time that is known. */
    private static List<DestinationFacts> destinations(Course course) {
        return course.legs().stream()
                .filter(leg -> !(leg.progress() instanceof Progress.Untried)
                        || leg.plannedAt().isPresent())
                .map(RecordDelivery::facts)
                .toList();
    }

    private static DestinationFacts facts(Leg leg) {
        DestinationFacts.Builder facts = DestinationFacts.newBuilder()
                .setDestination(leg.destination().id())
                .setChannel(leg.destination().channel())
                .setShortened(leg.destination().shortened())
                .setState(Rows.state(leg.progress()).word())
                .setAttempts(leg.attempts());
        leg.complaint().ifPresent(facts::setDetail);
        return facts.build();
    }

    private static Delivery.Builder delivery(PageRequest request, Instant now) {
        return Delivery.newBuilder()
                .setPageId(request.message().pageId().value())
                .setCaseId(request.message().event().getCaseId())
                .setRoutingKey(request.routingKey())
                .setPerson(request.message().person())
                .setAt(now);
    }

    private void settle(PageRequest request, DeliveryState state, Optional<String> why, Instant now) {
        ledger.write(new LedgerRow(
                request.wholeKey(),
                request.partition(),
                request.message().event().getCaseId(),
                request.message().person(),
                "",
                state,
                0,
                Optional.empty(),
                Optional.empty(),
                why,
                Optional.empty(),
                now));
    }
}
