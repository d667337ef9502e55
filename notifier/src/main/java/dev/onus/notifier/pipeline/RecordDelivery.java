package dev.onus.notifier.pipeline;

import dev.onus.contracts.Delivery;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.ledger.LedgerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The stage that says the last word on a page: one Delivery for the stream, then the row that keeps it the only one. A
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

    void apply(PageRequest request, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Outcome.Reached reached -> {
                Destination destination = reached.leg().destination();
                deliveries.append(delivery(request, now)
                        .setReached(true)
                        .setChannel(destination.channel())
                        .setDestination(destination.shortened())
                        .setAttempts(reached.attempts())
                        .build());
                settle(request, LedgerState.ACCEPTED, Optional.empty(), now);
                metrics.settled(true, Duration.between(request.message().at(), now));
            }
            case Outcome.Unreached unreached -> {
                Delivery.Builder delivery = delivery(request, now)
                        .setReached(false)
                        .setAttempts(unreached.attempts())
                        .setDetail(unreached.why());
                unreached
                        .lastTried()
                        .ifPresent(last -> delivery.setChannel(last.channel()).setDestination(last.shortened()));
                deliveries.append(delivery.build());
                settle(request, LedgerState.FAILED, Optional.of(unreached.why()), now);
                metrics.settled(false, Duration.between(request.message().at(), now));
            }
            case Outcome.Interrupted interrupted -> {
                // A withdrawn page needs no last word: the log itself has it.
                if (interrupted.reason() == StopReason.WITHDRAWN) {
                    settle(request, LedgerState.WITHDRAWN, Optional.empty(), now);
                }
            }
        }
    }

    private static Delivery.Builder delivery(PageRequest request, Instant now) {
        return Delivery.newBuilder()
                .setPageId(request.message().pageId().value())
                .setCaseId(request.message().event().getCaseId())
                .setRoutingKey(request.routingKey())
                .setPerson(request.message().person())
                .setAt(now);
    }

    private void settle(PageRequest request, LedgerState state, Optional<String> why, Instant now) {
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
                now));
    }
}
