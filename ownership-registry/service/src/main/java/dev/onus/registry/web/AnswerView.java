package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EffectFacts;
import dev.onus.registry.cases.Page;
import java.util.List;
import java.util.Optional;

/** A page as the person sees it behind its answer link. */
public record AnswerView(Frame frame, String token, Page page, CaseState state, Optional<Notice> notice) {
    public boolean isWithdrawn() {
        return page.withdrawn().isPresent();
    }

    public boolean isClosed() {
        return state.getState() == CaseStateName.resolved;
    }

    public boolean isAcknowledged() {
        return state.getAcknowledgedBy() != null;
    }

    public boolean isMine() {
        return page.person().equals(state.getAcknowledgedBy());
    }

    public boolean canAcknowledge() {
        return !isWithdrawn() && !isClosed() && !isAcknowledged();
    }

    /** An acknowledgement is a lease, and its holder may extend it here, where the reminder leads (ESC-1). */
    public boolean canKeep() {
        return isMine() && !isClosed();
    }

    /** Somebody has the case and offers it; to acknowledge it is to take it over (OWN-8). */
    public boolean canTakeOver() {
        boolean offered = state.getOffer() != null && !isWithdrawn() && !isClosed() && !isMine();
        return offered && (isAcknowledged() || isOfferedToMe());
    }

    public boolean isOfferedToMe() {
        return state.getOffer() != null && state.getOffer().getTo().equals("person:" + page.person());
    }

    /** Approving contains, and that needs a log-in; the link only says what waits. */
    public List<EffectFacts> toApprove() {
        return isClosed()
                ? List.of()
                : state.getEffects().stream().filter(CaseView::waitsForApproval).toList();
    }

    public boolean canDecline() {
        return !isClosed() && (canAcknowledge() || isMine() || canTakeOver());
    }
}
