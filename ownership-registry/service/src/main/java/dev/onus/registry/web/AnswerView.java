package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EffectFacts;
import dev.onus.registry.answer.PageAndCase;
import dev.onus.registry.cases.Page;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.Word;
import java.util.List;
import java.util.Optional;

/** A page as the person sees it behind its answer link. */
public record AnswerView(Frame frame, String token, PageAndCase seen, Optional<Notice> notice) {
    public Page page() {
        return seen.page();
    }

    public CaseState state() {
        return seen.state();
    }

    /** A page that only says something has words of its own; the case behind it is ours. */
    static String title(PageAndCase seen) {
        return isNotice(seen)
                ? seen.page().requested().getSummary()
                : seen.state().getTitle();
    }

    public boolean isNotice() {
        return isNotice(seen);
    }

    private static boolean isNotice(PageAndCase seen) {
        return Word.find(PagePurpose.class, seen.page().facts().getPurpose())
                .filter(purpose -> purpose == PagePurpose.NOTICE
                        || purpose == PagePurpose.TEST
                        || purpose == PagePurpose.VERIFICATION)
                .isPresent();
    }

    public boolean isVerification() {
        return PagePurpose.VERIFICATION.word().equals(page().facts().getPurpose());
    }

    public boolean isTask() {
        return state().getKind().equals("hand-over") || state().getKind().equals("coverage-gap");
    }

    public boolean isWithdrawn() {
        return page().withdrawn().isPresent();
    }

    public boolean isExpired() {
        return seen.isExpired(frame.times().now());
    }

    public boolean isClosed() {
        return seen.isClosed();
    }

    public boolean isAcknowledged() {
        return state().getAcknowledgedBy() != null;
    }

    public boolean isMine() {
        return seen.isHeldBy(page().person());
    }

    public boolean isOfferOfShift() {
        return seen.isOfferOfShift();
    }

    public boolean canAcknowledge() {
        return !isWithdrawn() && !isClosed() && !isAcknowledged() && !isExpired();
    }

    /** An acknowledgement is a lease, and its holder may extend it here, where the reminder leads (ESC-1). */
    public boolean canKeep() {
        return isMine() && !isClosed();
    }

    /** Somebody has the case and offers it; to acknowledge it is to take it over (OWN-8). */
    public boolean canTakeOver() {
        boolean offered = state().getOffer() != null && !isWithdrawn() && !isClosed() && !isMine() && !isExpired();
        return offered && (isAcknowledged() || isOfferedToMe());
    }

    public boolean isOfferedToMe() {
        return state().getOffer() != null && state().getOffer().getTo().equals("person:" + page().person());
    }

    /** Approving contains, and that needs a log-in; the link only says what waits. */
    public List<EffectFacts> toApprove() {
        return isClosed()
                ? List.of()
                : state().getEffects().stream()
                        .filter(CaseView::waitsForApproval)
                        .toList();
    }

    public boolean canDecline() {
        return !isClosed() && (canAcknowledge() || isMine() || canTakeOver());
    }

    public String login() {
        return Asked.loginFor(state().getId());
    }

    /** How the first button reads. */
    public String acceptWord() {
        if (isOfferOfShift()) {
            return "Accept the shift";
        }
        return canTakeOver() ? "Take it over" : canKeep() ? "Keep it" : "Acknowledge";
    }

    /** How the second button reads. */
    public String declineWord() {
        return isOfferOfShift() || canTakeOver() ? "Decline" : "Decline, page the next";
    }
}
