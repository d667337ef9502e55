package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.course.Course;
import dev.onus.notifier.course.Leg;
import dev.onus.notifier.course.Move;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.ledger.LedgerState;
import dev.onus.notifier.message.Earlier;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stage that follows a course: before each attempt a row says that it is begun, after it a row says what came of it.
 * A crash between the two is the one window in which a destination may get a message twice, with the same id (G5).
 */
final class SendWithRetry {
    private static final Logger LOG = LoggerFactory.getLogger(SendWithRetry.class);

    private final Ledger ledger;
    private final Lanes lanes;
    private final PageMetrics metrics;
    private final Clock clock;

    SendWithRetry(Ledger ledger, Lanes lanes, PageMetrics metrics, Clock clock) {
        this.ledger = ledger;
        this.lanes = lanes;
        this.metrics = metrics;
        this.clock = clock;
    }

    Outcome apply(PageRequest request, Course planned, Interruption interruption) {
        Course course = planned;
        while (true) {
            Instant now = clock.instant();
            switch (course.next(now)) {
                case Move.Reached reached -> {
                    return new Outcome.Reached(reached.leg(), course.attempts());
                }
                case Move.Unreached unreached -> {
                    return new Outcome.Unreached(unreached.why(), course.attempts(), course.lastTried());
                }
                case Move.Wait wait -> interruption.await(Duration.between(now, wait.until()));
                case Move.Send send -> course = attempt(request, course, send.leg(), interruption);
            }
            Optional<StopReason> stop = interruption.reason();
            if (stop.isPresent() && !isReached(course)) {
                return new Outcome.Interrupted(stop.get());
            }
        }
    }

    private boolean isReached(Course course) {
        return course.next(clock.instant()) instanceof Move.Reached;
    }

    private Course attempt(PageRequest request, Course course, int place, Interruption interruption) {
        Leg leg = course.legs().get(place);
        String destinationId = leg.destination().id();
        if (!lanes.enter(destinationId, course.attemptTimeout(clock.instant()))) {
            SendResult busy = SendResult.temporary("Expected a free place in its queue, but " + Lanes.MAX_AT_ONCE
                    + " other messages were still on their way.");
            return course.sending(place).after(place, busy, clock.instant());
        }
        try {
            return interruption.reason().isPresent() ? course : send(request, course.sending(place), place);
        } finally {
            lanes.leave(destinationId);
        }
    }

    private Course send(PageRequest request, Course course, int place) {
        Leg leg = course.legs().get(place);
        Message message = request.message();
        ledger.write(row(request, leg));
        SendResult result = leg.destination()
                .sender()
                .send(
                        message.after(earlier(request, leg)),
                        leg.destination().id(),
                        course.attemptTimeout(place, clock.instant()));
        Instant now = clock.instant();
        Course after = course.after(place, result, now);
        ledger.write(row(request, after.legs().get(place)));
        metrics.sent(leg.destination().channel(), result);
        log(message, leg, result);
        return after;
    }

    private Earlier earlier(PageRequest request, Leg leg) {
        Optional<String> pageProviderId = request.message().type() == MessageType.PAGE
                ? Optional.empty()
                : ledger.find(
                                request.partition(),
                                request.pageKeyFor(leg.destination().id()))
                        .flatMap(LedgerRow::providerId);
        return new Earlier(leg.attempts() - 1, pageProviderId);
    }

    private LedgerRow row(PageRequest request, Leg leg) {
        return new LedgerRow(
                request.keyFor(leg.destination().id()),
                request.partition(),
                request.message().event().getCaseId(),
                request.message().person(),
                leg.destination().channel(),
                state(leg.progress()),
                leg.attempts(),
                leg.progress() instanceof Leg.Progress.Waiting waiting
                        ? Optional.of(waiting.until())
                        : Optional.empty(),
                leg.progress() instanceof Leg.Progress.Accepted accepted
                        ? Optional.of(accepted.providerId())
                        : Optional.empty(),
                leg.complaint(),
                clock.instant());
    }

    private static LedgerState state(Leg.Progress progress) {
        return switch (progress) {
            case Leg.Progress.Accepted accepted -> LedgerState.ACCEPTED;
            case Leg.Progress.Failed failed -> LedgerState.FAILED;
            case Leg.Progress.Untried untried -> LedgerState.SENDING;
            case Leg.Progress.Sending sending -> LedgerState.SENDING;
            case Leg.Progress.Waiting waiting -> LedgerState.SENDING;
        };
    }

    private static void log(Message message, Leg leg, SendResult result) {
        String reason = switch (result) {
            case SendResult.Accepted accepted -> "accepted";
            case SendResult.Temporary temporary -> "temporary: " + temporary.why();
            case SendResult.Permanent permanent -> "permanent: " + permanent.why();
        };
        LOG.info(
                "attempt part={} pageId={} caseId={} person={} channel={} destination={} number={} reason={}",
                message.part(),
                message.pageId(),
                message.event().getCaseId(),
                message.person(),
                leg.destination().channel(),
                leg.destination().shortened(),
                leg.attempts(),
                reason);
    }
}
