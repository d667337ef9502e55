package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.course.Course;
import dev.onus.notifier.course.Leg;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerLog;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.message.Earlier;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.vocabulary.PageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stage that makes one attempt: before it a row says that it is begun, after it a row says what came of it. A crash
 * between the two is the one window in which a destination may get a message twice, with the same id (G5).
 */
final class SendMessage {
    private static final Logger LOG = LoggerFactory.getLogger(SendMessage.class);

    private final Ledger ledger;
    private final Lanes lanes;
    private final Admit admit;
    private final PageMetrics metrics;
    private final Clock clock;

    SendMessage(Ledger ledger, Lanes lanes, Admit admit, PageMetrics metrics, Clock clock) {
        this.ledger = ledger;
        this.lanes = lanes;
        this.admit = admit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What an attempt came to.
     *
     * @param course as it was when the attempt was interrupted before it began
     * @param row what says so in the ledger, still on its way: what follows from the attempt may be written beside it
     */
    record Attempt(Course course, LedgerLog.Written row) {
        static final LedgerLog.Written NO_ROW = () -> {};

        static Attempt none(Course course) {
            return new Attempt(course, NO_ROW);
        }
    }

    Attempt alone(PageRequest request, Course course, int place, Interruption interruption) {
        Course sending = course.sending(place);
        Leg leg = sending.legs().get(place);
        String destinationId = leg.destination().id();
        if (!lanes.enter(destinationId, course.attemptTimeout(place, clock.instant()))) {
            return Attempt.none(sending.after(place, busy(), clock.instant()));
        }
        SendResult result;
        try {
            if (interruption.reason().isPresent()) {
                return Attempt.none(course);
            }
            Duration timeout = sending.attemptTimeout(place, clock.instant());
            ledger.write(Rows.row(request, leg, Optional.empty(), clock.instant()));
            result = attempt(request, leg, request.message(), timeout);
        } finally {
            lanes.leave(destinationId);
        }
        Instant now = clock.instant();
        Course after = sending.after(place, result, now);
        LedgerLog.Written row = ledger.begin(Rows.row(request, after.legs().get(place), Optional.empty(), now));
        log(request.message(), leg, result, "");
        return new Attempt(after, row);
    }

    /**
     * One attempt with several pages in one message.
     *
     * @param tickets of the same destination; the first gives the message its name
     */
    Ticket.Answer.Sent together(List<Ticket> tickets, String bundle, Duration timeout) {
        Ticket first = tickets.getFirst();
        String destinationId = first.leg().destination().id();
        if (!lanes.enter(destinationId, timeout)) {
            return new Ticket.Answer.Sent(busy(), clock.instant(), bundle);
        }
        try {
            List<Leg> sending =
                    tickets.stream().map(ticket -> ticket.leg().begun()).toList();
            ledger.writeAll(rows(tickets, sending, bundle, clock.instant()));
            List<Message> further = tickets.stream()
                    .skip(1)
                    .map(ticket -> ticket.request().message())
                    .toList();
            // Also after a restart, whichever of them are done with already, the message has the same name.
            List<PageId> pages = ledger.pagesOf(bundle);
            Message message = pages.size() == 1
                    ? first.request().message()
                    : first.request().message().with(further).called(Message.nameOf(pages));
            SendResult result = attempt(first.request(), sending.getFirst(), message, timeout);
            Instant now = clock.instant();
            List<Leg> after = sending.stream()
                    .map(leg -> leg.ended(result, now, Optional.of(bundle)))
                    .toList();
            ledger.writeAll(rows(tickets, after, bundle, now));
            tickets.forEach(ticket -> log(ticket.request().message(), sending.getFirst(), result, bundle));
            return new Ticket.Answer.Sent(result, now, bundle);
        } finally {
            lanes.leave(destinationId);
        }
    }

    private static List<LedgerRow> rows(List<Ticket> tickets, List<Leg> legs, String bundle, Instant now) {
        return IntStream.range(0, tickets.size())
                .mapToObj(place -> Rows.row(tickets.get(place).request(), legs.get(place), Optional.of(bundle), now))
                .toList();
    }

    private SendResult attempt(PageRequest request, Leg leg, Message message, Duration timeout) {
        admit.begin(request, leg, clock.instant());
        SendResult result = leg.destination()
                .sender()
                .send(message.after(earlier(request, leg)), leg.destination().id(), timeout);
        if (!(result instanceof SendResult.Accepted)) {
            admit.release(request, leg);
        }
        metrics.sent(leg.destination().channel(), result);
        return result;
    }

    private Earlier earlier(PageRequest request, Leg leg) {
        Optional<String> pageProviderId = request.message().type() == MessageType.PAGE
                ? Optional.empty()
                : ledger.find(
                                request.partition(),
                                request.pageKeyFor(leg.destination().id()))
                        .flatMap(LedgerRow::providerId);
        return new Earlier(leg.attempts() - 1, pageProviderId, isAcknowledged(request, leg));
    }

    /** Looked for only where it matters, since it looks through all rows. */
    private boolean isAcknowledged(PageRequest request, Leg leg) {
        return leg.type().escalatesByItself()
                && request.message().type() == MessageType.PAGE
                && StandingPages.isAcknowledged(
                        ledger, request, leg.destination().id());
    }

    private static SendResult busy() {
        return SendResult.temporary("Expected a free place in its queue, but " + Lanes.MAX_AT_ONCE
                + " other messages were still on their way.");
    }

    private static void log(Message message, Leg leg, SendResult result, String bundle) {
        String reason = switch (result) {
            case SendResult.Accepted accepted -> "accepted";
            case SendResult.Temporary temporary ->
                (temporary.mayHaveIt() ? "unknown: " : "temporary: ") + temporary.why();
            case SendResult.Permanent permanent -> "permanent: " + permanent.why();
        };
        LOG.info(
                "attempt part={} pageId={} caseId={} person={} channel={} destination={} number={} bundle={} reason={}",
                message.part(),
                message.pageId(),
                message.event().getCaseId(),
                message.person(),
                leg.destination().channel(),
                leg.destination().shortened(),
                leg.attempts(),
                bundle,
                reason);
    }
}
