package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseInput.Delivered;
import dev.onus.escalation.CaseInput.Destination;
import dev.onus.escalation.Page.PageFate;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.TimelineKind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the notifier managed. A step that reached nobody counts as unanswered and is left at once (ESC-12). */
final class Delivering {
    private Delivering() {}

    static void delivered(Turn turn, Delivered delivery) {
        Optional<Page> before = Paging.find(turn, delivery.pageId());
        before.ifPresent(page -> Paging.set(turn, page.at(destinations(page, delivery))));
        Optional<Page> page = Paging.find(turn, delivery.pageId());
        if (page.filter(known -> known.fate() != PageFate.PENDING).isPresent()) {
            return;
        }
        // The channel's word that it does not arrive may come before the notifier's that it was accepted.
        boolean failedSince = page.filter(Page::hasFailedEverywhere).isPresent();
        boolean reached = delivery.reached() && !failedSince;
        page.ifPresent(known -> Paging.set(turn, known.as(reached ? PageFate.REACHED : PageFate.UNREACHED)));
        turn.emit(
                reached ? TimelineKind.PAGE_DELIVERED : TimelineKind.PAGE_FAILED,
                reached
                        ? "Page reached " + delivery.person()
                                + delivery.channel().map(name -> " by " + name).orElse("")
                        : "Page did not reach " + delivery.person(),
                delivery.detail().orElse(why(reached, failedSince)),
                new Detail.OfDelivery(delivery));
        page.filter(known -> !reached).ifPresent(known -> unreached(turn, known));
    }

    private static String why(boolean reached, boolean failedSince) {
        if (reached) {
            return "The channel accepted it.";
        }
        return failedSince ? "The channel accepted it, and says that it does not arrive." : "No channel accepted it.";
    }

    /** What is known of each destination now; a later word of a channel stays. */
    private static Map<String, DeliveryState> destinations(Page page, Delivered delivery) {
        Map<String, DeliveryState> all = new TreeMap<>(page.destinations());
        for (Destination each : delivery.destinations()) {
            if (Purposes.isTaken(each.state())) {
                all.putIfAbsent(each.id(), each.state());
            }
        }
        return all;
    }

    /** The person counts as unreached from now: who else hears of it, and whether the step goes on waiting. */
    static void unreached(Turn turn, Page page) {
        if (page.purpose() == PagePurpose.OFFER && turn.current().kind() != CaseKind.HAND_OVER) {
            Reassigning.unreached(turn);
        } else if (page.purpose() == PagePurpose.TIE_BREAK) {
            Disputing.unreached(turn);
        } else if (page.isAccountable()
                && Purposes.tellsOfSomethingElse(page.purpose())
                && !mayStillAnswer(turn, page.step())) {
            Stepping.pageCatchAll(
                    turn,
                    Optional.empty(),
                    Cause.because("No channel reached anybody who was paged for " + page.step() + "."));
        }
        if (waitsForAnswer(turn) && !somebodyMayStillAnswer(turn)) {
            Stepping.next(
                    turn,
                    Cause.because("No channel reached anybody in step "
                            + turn.progress().step() + "."));
        }
    }

    private static boolean waitsForAnswer(Turn turn) {
        return turn.progress().status() == CaseStatus.OPEN
                && turn.progress().stage() == Stage.STEP
                && turn.current().sourceResolvedAt().isEmpty()
                && turn.current().links().follows().isEmpty();
    }

    /** Whether an accountable person of the current run of the step is neither unreached nor declined. */
    static boolean somebodyMayStillAnswer(Turn turn) {
        return mayStillAnswer(turn, Integer.toString(turn.progress().step()));
    }

    private static boolean mayStillAnswer(Turn turn, String step) {
        int attempt = turn.memory().attempt(step);
        return turn.progress().pages().stream()
                .filter(Page::isAccountable)
                .filter(page -> page.step().equals(step) && page.attempt() == attempt)
                .anyMatch(Page::isHopeful);
    }
}
