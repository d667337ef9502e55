package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.Route;
import dev.onus.notifier.course.Course;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page, stage by stage: is it settled, is it stale, where does it go, send it, say the last word. */
final class SendPage {
    private static final Logger LOG = LoggerFactory.getLogger(SendPage.class);

    private final CheckLedger checkLedger;
    private final CheckFreshness checkFreshness;
    private final ResolveContacts resolveContacts;
    private final ResumeCourse resumeCourse;
    private final SendWithRetry sendWithRetry;
    private final RecordDelivery recordDelivery;

    SendPage(
            CheckLedger checkLedger,
            CheckFreshness checkFreshness,
            ResolveContacts resolveContacts,
            ResumeCourse resumeCourse,
            SendWithRetry sendWithRetry,
            RecordDelivery recordDelivery) {
        this.checkLedger = checkLedger;
        this.checkFreshness = checkFreshness;
        this.resolveContacts = resolveContacts;
        this.resumeCourse = resumeCourse;
        this.sendWithRetry = sendWithRetry;
        this.recordDelivery = recordDelivery;
    }

    /** Whether it came to an end; false when it was interrupted and is to be read again. */
    boolean run(PageRequest request, Interruption interruption) {
        if (checkLedger.apply(request) instanceof Decision.Stop<PageRequest> stop) {
            log(request, stop.reason().word(), "");
            return true;
        }
        Outcome outcome = checkFreshness.apply(request) instanceof Decision.Stop<PageRequest> stop
                ? new Outcome.Interrupted(stop.reason())
                : send(request, interruption);
        recordDelivery.apply(request, outcome);
        return ended(request, outcome);
    }

    /** Says that a page cannot be sent because of a fault of ours, so that the next step begins at once (ESC-12). */
    void giveUp(PageRequest request, String why) {
        if (checkLedger.apply(request) instanceof Decision.Proceed) {
            recordDelivery.apply(request, new Outcome.Unreached(why, 0, Optional.empty()));
        }
    }

    private Outcome send(PageRequest request, Interruption interruption) {
        List<Route> routes = resolveContacts.apply(request);
        Instant deadline =
                Course.deadline(request.message().at(), request.message().acknowledgeBy());
        return sendWithRetry.apply(request, resumeCourse.apply(request, routes, deadline), interruption);
    }

    private static boolean ended(PageRequest request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Reached reached -> {
                log(
                        request,
                        "reached",
                        "accepted by " + reached.leg().destination().channel());
                yield true;
            }
            case Outcome.Unreached unreached -> {
                log(request, "unreached", unreached.why());
                yield true;
            }
            case Outcome.Interrupted interrupted -> {
                log(request, interrupted.reason().word(), "");
                yield interrupted.reason() != StopReason.CLOSING;
            }
        };
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
