package dev.onus.escalation;

import dev.onus.registry.model.EffectName;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.SlaClock;
import java.util.Arrays;
import java.util.List;

/** What follows from what a page asks of its person: who may do what, and what ends the page. */
public final class Purposes {
    private Purposes() {}

    /**
     * What a page of the steps asks of a person: to answer the case. Of a shift that is offered, the person who may accept
     * it is asked just that.
     */
    static PagePurpose ofSteps(Case current, String person) {
        return ShiftOffer.isTaker(current, person) ? PagePurpose.OFFER : PagePurpose.ANSWER;
    }

    /** Whether an acknowledgement of the case ends it, and not only the end of a clock or a task of its own. */
    static boolean isOfSteps(Case current, Page page) {
        return switch (page.purpose()) {
            case ANSWER -> true;
            case OFFER -> current.kind() == CaseKind.HAND_OVER;
            default -> false;
        };
    }

    /**
     * Whether who is asked this becomes one of those who answer for the case. Who is only to approve, to review or to
     * settle may do just that (ESC-9).
     */
    static boolean isOfAccountableSide(PagePurpose purpose) {
        return switch (purpose) {
            case ANSWER, CLOCK, EFFECT, OFFER -> true;
            case APPROVAL, REVIEW, TIE_BREAK, NOTICE, TEST, VERIFICATION, UNKNOWN -> false;
        };
    }

    /** Whether somebody has to hear of it although no step waits for them: a clock, a condition, an effect. */
    static boolean tellsOfSomethingElse(PagePurpose purpose) {
        return switch (purpose) {
            case CLOCK, EFFECT, APPROVAL, REVIEW -> true;
            case ANSWER, OFFER, TIE_BREAK, NOTICE, TEST, VERIFICATION, UNKNOWN -> false;
        };
    }

    /** Whether it stays when the case starts again at step 1: what a dispute or an effect asks. */
    static boolean outlivesAnEpisode(PagePurpose purpose) {
        return switch (purpose) {
            case TIE_BREAK, EFFECT, APPROVAL, REVIEW -> true;
            case ANSWER, CLOCK, OFFER, NOTICE, TEST, VERIFICATION, UNKNOWN -> false;
        };
    }

    static PagePurpose ofEffect(Effect effect, String person) {
        if (!effect.waitsForApproval() || !effect.approvers().contains(person)) {
            return PagePurpose.EFFECT;
        }
        return effect.action() == EffectName.REVIEW_BEFORE_ENABLE ? PagePurpose.REVIEW : PagePurpose.APPROVAL;
    }

    /** Of a page from before pages said it themselves: what its step meant. */
    public static PagePurpose ofEarlier(String step, String person, List<Effect> effects) {
        if (step.startsWith(EffectPaging.PREFIX)) {
            return effects.stream()
                    .filter(effect -> EffectPaging.step(effect).equals(step))
                    .findFirst()
                    .map(effect -> ofEffect(effect, person))
                    .orElse(PagePurpose.EFFECT);
        }
        boolean isClock = step.startsWith(Conditions.PREFIX)
                || Arrays.stream(SlaClock.values()).map(SlaClock::word).anyMatch(step::equals);
        return switch (step) {
            case Reassigning.STEP -> PagePurpose.OFFER;
            case Disputing.STEP -> PagePurpose.TIE_BREAK;
            default -> isClock ? PagePurpose.CLOCK : PagePurpose.ANSWER;
        };
    }

    /** Whether a channel has taken the page over there, whatever it said later. */
    static boolean isTaken(DeliveryState state) {
        return switch (state) {
            case ACCEPTED, DELIVERED, READ -> true;
            case PENDING, SENDING, FAILED, WITHDRAWN, BUNDLED, SUPPRESSED, UNKNOWN -> false;
        };
    }
}
