package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.course.Course;
import dev.onus.notifier.course.Leg;
import dev.onus.notifier.ledger.LedgerLog;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.vocabulary.DeliveryState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page, stage by stage: what was said of it, is it stale, what is tried when, send it, say the one word. After that
 * its course may go on: the person wants to be tried elsewhere too, or a receiver may say later that it did not arrive.
 */
final class SendPage {
    private static final Logger LOG = LoggerFactory.getLogger(SendPage.class);

    private final Withdrawals withdrawals;
    private final PlanCourse planCourse;
    private final FollowCourse followCourse;
    private final RecordDelivery recordDelivery;
    private final Clock clock;

    SendPage(
            Withdrawals withdrawals,
            PlanCourse planCourse,
            FollowCourse followCourse,
            RecordDelivery recordDelivery,
            Clock clock) {
        this.withdrawals = withdrawals;
        this.planCourse = planCourse;
        this.followCourse = followCourse;
        this.recordDelivery = recordDelivery;
        this.clock = clock;
    }

    /**
     * Whether it came to an end; false when it was interrupted and is to be read again.
     *
     * @param onSettled is told once the word on it is said, although it may go on
     */
    boolean run(PageRequest request, Interruption interruption, Runnable onSettled) {
        Optional<DeliveryState> word = recordDelivery.word(request).map(LedgerRow::state);
        if (word.filter(state -> state != DeliveryState.ACCEPTED).isPresent()) {
            log(request, StopReason.ALREADY_SETTLED.word(), "");
            return true;
        }
        boolean said = word.isPresent();
        if (withdrawals.contains(request.message().pageId())) {
            return interrupted(request, StopReason.WITHDRAWN, said);
        }
        if (said) {
            onSettled.run();
        }
        Course planned = planCourse.apply(request, clock.instant());
        boolean[] settled = {said};
        Outcome outcome = followCourse.apply(request, planned, interruption, (course, row) -> {
            if (!settled[0]) {
                reached(request, course, row);
                settled[0] = true;
                onSettled.run();
            }
        });
        return ended(request, outcome, settled[0]);
    }

    /** Says that a page cannot be sent because of a fault of ours, so that the next step begins at once (ESC-12). */
    void giveUp(PageRequest request, String why) {
        if (recordDelivery.word(request).isEmpty()) {
            recordDelivery.unreached(request, why, new Course(request.message().acknowledgeBy(), List.of(), List.of()));
        }
    }

    private void reached(PageRequest request, Course course, LedgerLog.Written row) {
        recordDelivery.reached(request, course, row);
        log(
                request,
                "reached",
                "accepted by "
                        + course.reached()
                                .map(Leg::destination)
                                .map(Destination::channel)
                                .orElse("nobody"));
    }

    private boolean ended(PageRequest request, Outcome outcome, boolean said) {
        return switch (outcome) {
            case Outcome.Reached reached -> true;
            case Outcome.Unreached unreached -> {
                // Whoever accepted it first and says later that it did not arrive told the stream so.
                if (!said) {
                    recordDelivery.unreached(request, unreached.why(), unreached.course());
                    log(request, "unreached", unreached.why());
                }
                yield true;
            }
            case Outcome.Interrupted interrupted -> interrupted(request, interrupted.reason(), said);
        };
    }

    private boolean interrupted(PageRequest request, StopReason reason, boolean said) {
        if (reason == StopReason.WITHDRAWN && !said) {
            recordDelivery.withdrawn(request);
        }
        log(request, reason.word(), said ? "after it was delivered" : "");
        return reason != StopReason.CLOSING;
    }

    private static void log(PageRequest request, String decision, String reason) {
        LOG.info(
                "page decision={} pageId={} caseId={} person={} reason={}",
                decision,
                request.message().pageId(),
                request.message().event().getCaseId(),
                request.message().person(),
                reason);
    }
}
