package dev.onus.notifier.pipeline;

import dev.onus.notifier.course.Leg;
import dev.onus.notifier.course.Progress;
import dev.onus.notifier.course.RetrySchedule;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.vocabulary.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes how far a message got at a destination as a row of the ledger, and reads it again. */
final class Rows {
    /** After a restart pages that travel together wait so long for each other. */
    static final Duration REGROUPING = Duration.ofSeconds(2);

    private Rows() {}

    static LedgerRow row(PageRequest request, Leg leg, Optional<String> bundle, Instant now) {
        Progress progress = leg.progress();
        return new LedgerRow(
                request.keyFor(leg.destination().id()),
                request.partition(),
                request.message().event().getCaseId(),
                request.message().person(),
                leg.destination().channel(),
                state(progress),
                leg.attempts(),
                switch (progress) {
                    case Progress.Untried untried -> leg.plannedAt();
                    case Progress.Waiting waiting -> Optional.of(waiting.until());
                    case Progress.Held held -> Optional.of(held.until());
                    case Progress.Sending sending -> Optional.empty();
                    case Progress.Accepted accepted -> Optional.empty();
                    case Progress.Failed failed -> Optional.empty();
                    case Progress.Suppressed suppressed -> Optional.empty();
                },
                progress instanceof Progress.Accepted accepted ? Optional.of(accepted.providerId()) : Optional.empty(),
                leg.complaint(),
                bundle,
                now);
    }

    static DeliveryState state(Progress progress) {
        return switch (progress) {
            case Progress.Untried untried -> DeliveryState.PENDING;
            case Progress.Sending sending -> DeliveryState.SENDING;
            case Progress.Waiting waiting -> unknownOr(DeliveryState.PENDING, waiting.mayHaveIt());
            case Progress.Held held ->
                held.bundle().isEmpty() ? DeliveryState.BUNDLED : unknownOr(DeliveryState.PENDING, held.mayHaveIt());
            case Progress.Accepted accepted -> DeliveryState.ACCEPTED;
            case Progress.Failed failed -> unknownOr(DeliveryState.FAILED, failed.mayHaveIt());
            case Progress.Suppressed suppressed -> DeliveryState.SUPPRESSED;
        };
    }

    private static DeliveryState unknownOr(DeliveryState state, boolean mayHaveIt) {
        return mayHaveIt ? DeliveryState.UNKNOWN : state;
    }

    /** The leg as the row has it. */
    static Leg resumed(Leg leg, LedgerRow row, Instant now) {
        return leg.resumed(row.attempts(), progress(row, now));
    }

    static Progress progress(LedgerRow row, Instant now) {
        String detail = row.detail().orElse("");
        return switch (row.state()) {
            case PENDING ->
                row.attempts() == 0
                        ? new Progress.Untried()
                        : again(row, row.nextAttemptAt().orElse(now), false);
            case SENDING -> {
                // Of a message by itself the attempt is repeated at once; pages that travel together find each other
                // first.
                if (row.bundle().isPresent()) {
                    yield again(row, now.plus(REGROUPING), true);
                }
                yield row.nextAttemptAt()
                        .<Progress>map(until -> new Progress.Waiting(until, detail, true))
                        .orElseGet(Progress.Sending::new);
            }
            case UNKNOWN ->
                row.attempts() >= RetrySchedule.MAX_ATTEMPTS
                                || row.nextAttemptAt().isEmpty()
                        ? new Progress.Failed(detail, true)
                        : again(row, row.nextAttemptAt().get(), true);
            case BUNDLED -> new Progress.Held(row.nextAttemptAt().orElse(now), detail, Optional.empty(), false);
            case ACCEPTED, DELIVERED, READ ->
                new Progress.Accepted(row.providerId().orElse(""));
            case FAILED -> new Progress.Failed(detail, false);
            case SUPPRESSED -> new Progress.Suppressed(detail);
            case WITHDRAWN -> new Progress.Failed("Withdrawn.", false);
        };
    }

    private static Progress again(LedgerRow row, Instant until, boolean mayHaveIt) {
        String detail = row.detail().orElse("");
        return row.bundle().isPresent()
                ? new Progress.Held(until, detail, row.bundle(), mayHaveIt)
                : new Progress.Waiting(until, detail, mayHaveIt);
    }
}
