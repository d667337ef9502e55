package dev.onus.registry.answer;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.registry.cases.Page;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.PagePurpose;
import java.time.Duration;
import java.time.Instant;

/** A page, and its case as it stands now. */
public record PageAndCase(Page page, CaseState state) {
    /** What is left unanswered for longer has long gone another way; its link only shows. */
    public static final Duration ANSWERABLE = Duration.ofDays(14);

    public boolean isClosed() {
        return state.getState() == CaseStateName.resolved;
    }

    public boolean isHeldBy(String person) {
        return person.equals(state.getAcknowledgedBy());
    }

    /** Whoever has the case keeps the link that the reminders lead to. */
    public boolean isExpired(Instant now) {
        return !isHeldBy(page.person())
                && page.requested().getAt().plus(ANSWERABLE).isBefore(now);
    }

    /** Whether it asks its person to take a shift over (ROE-8). */
    public boolean isOfferOfShift() {
        return CaseKind.HAND_OVER.word().equals(state.getKind())
                && PagePurpose.OFFER.word().equals(page.facts().getPurpose());
    }

    public PageAndCase with(CaseState after) {
        return new PageAndCase(page, after);
    }
}
