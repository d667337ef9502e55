package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseInput.Delivered;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import java.util.Optional;

/** What the notifier managed. A step that reached nobody counts as unanswered and is left at once (ESC-12). */
final class Delivering {
    private Delivering() {}

    static void delivered(Turn turn, Delivered delivery) {
        Optional<Page> page = turn.progress().pages().stream()
                .filter(each -> each.id().equals(delivery.pageId()))
                .findFirst();
        if (page.isPresent() && page.get().fate() != Page.PageFate.PENDING) {
            return;
        }
        page.ifPresent(known ->
                Paging.fate(turn, known.id(), delivery.reached() ? Page.PageFate.REACHED : Page.PageFate.UNREACHED));
        turn.emit(
                delivery.reached() ? TimelineKind.PAGE_DELIVERED : TimelineKind.PAGE_FAILED,
                delivery.reached()
                        ? "Page reached " + delivery.person()
                                + delivery.channel().map(name -> " by " + name).orElse("")
                        : "Page did not reach " + delivery.person(),
                delivery.detail().orElse(delivery.reached() ? "The channel accepted it." : "No channel accepted it."),
                new Detail.OfDelivery(delivery));
        if (!delivery.reached()) {
            page.map(Page::step).ifPresent(step -> unreached(turn, step));
        }
        if (page.isPresent() && !delivery.reached() && waitsForAnswer(turn) && !somebodyMayStillAnswer(turn)) {
            Stepping.next(
                    turn,
                    Cause.because("No channel reached anybody in step "
                            + turn.progress().step() + "."));
        }
    }

    /** Those who were asked something of their own. */
    private static void unreached(Turn turn, String step) {
        if (step.equals(Reassigning.STEP)) {
            Reassigning.unreached(turn);
        } else if (step.equals(Disputing.STEP)) {
            Disputing.unreached(turn);
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
        String step = Integer.toString(turn.progress().step());
        int attempt = turn.memory().attempt(step);
        return turn.progress().pages().stream()
                .filter(Page::isAccountable)
                .filter(page -> page.step().equals(step) && page.attempt() == attempt)
                .anyMatch(Page::isHopeful);
    }
}
