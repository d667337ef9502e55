package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseInput.Receipt;
import dev.onus.escalation.Page.PageFate;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.TimelineKind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a channel says after it had accepted a page: it arrived, it was read, it will not arrive. The last counts as
 * unanswered when no other destination of the person has it (ESC-12).
 */
final class Receipts {
    private Receipts() {}

    static void received(Turn turn, Receipt receipt) {
        if (turn.memory().receipts().contains(receipt.id())) {
            return;
        }
        turn.memory(turn.memory().received(receipt.id()));
        Optional<Page> before = Paging.find(turn, receipt.pageId());
        boolean again = receipt.state() == DeliveryState.READ
                && before.filter(Page::isRead).isPresent();
        before.ifPresent(page -> Paging.set(turn, after(page, receipt)));
        if (again) {
            return;
        }
        turn.emit(kind(receipt), summary(receipt), reason(turn, receipt, before), new Detail.OfReceipt(receipt));
        before.filter(Page::isHopeful)
                .flatMap(page -> Paging.find(turn, page.id()))
                .filter(page -> page.fate() == PageFate.UNREACHED)
                .ifPresent(page -> Delivering.unreached(turn, page));
    }

    /** The page as it is known now. Who was thought unreached and has it after all, is reached. */
    private static Page after(Page page, Receipt receipt) {
        Map<String, DeliveryState> all = new TreeMap<>(page.destinations());
        String destination = receipt.destination().orElse("");
        boolean isRead = all.get(destination) == DeliveryState.READ;
        all.put(destination, isRead ? DeliveryState.READ : receipt.state());
        Page known = page.at(all);
        return switch (page.fate()) {
            case REACHED -> known.hasFailedEverywhere() ? known.as(PageFate.UNREACHED) : known;
            case UNREACHED -> Purposes.isTaken(receipt.state()) ? known.as(PageFate.REACHED) : known;
            case PENDING, DECLINED -> known;
        };
    }

    private static TimelineKind kind(Receipt receipt) {
        return switch (receipt.state()) {
            case READ -> TimelineKind.PAGE_READ;
            case FAILED -> TimelineKind.PAGE_FAILED;
            default -> TimelineKind.PAGE_DELIVERED;
        };
    }

    private static String summary(Receipt receipt) {
        String by = receipt.channel().map(name -> " by " + name).orElse("");
        return switch (receipt.state()) {
            case READ -> receipt.person() + " has seen the page" + by;
            case FAILED -> "Page did not arrive at " + receipt.person() + by;
            default -> "Page arrived at " + receipt.person() + by;
        };
    }

    private static String reason(Turn turn, Receipt receipt, Optional<Page> page) {
        String said = receipt.detail().orElse("The channel says so.");
        // A notice stands for nothing, so nobody has to be told that it does not stand.
        return page.isPresent() || turn.current().kind() == CaseKind.WATCH
                ? said
                : said + " The page does not stand any more, so nothing follows from it.";
    }
}
