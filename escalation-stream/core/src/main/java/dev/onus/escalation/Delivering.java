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
            page.ifPresent(known -> unreached(turn, known));
        }
        if (page.isPresent() && !delivery.reached() && waitsForAnswer(turn) && !somebodyMayStillAnswer(turn)) {
            Stepping.next(
                    turn,
                    Cause.because("No channel reached anybody in step "
                            + turn.progress().step() + "."));
        }
    }

    /** Those who were asked something of their own, or told that a clock ran out. */
    private static void unreached(Turn turn, Page page) {
        if (page.step().equals(Reassigning.STEP)) {
            Reassigning.unreached(turn);
        } else if (page.step().equals(Disputing.STEP)) {
            Disputing.unreached(turn);
        } else if (isTold(page) && !mayStillAnswer(turn, page.step())) {
            Stepping.pageCatchAll(
                    turn,
                    Optional.empty(),
                    Cause.because("No channel reached anybody who was paged for " + page.step() + "."));
        }
    }

    /** Of a clock, a condition or an effect: nothing else follows when nobody hears of it. */
    private static boolean isTold(Page page) {
        return page.isAccountable() && !Paging.isOfSteps(page) && !page.step().equals(Reminding.STEP);
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
