package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.http.Caller;
import dev.onus.registry.model.EffectName;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.TaskWords;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One case with its timeline.
 *
 * @param children empty of a case that is no storm
 * @param mayAnswer whether the visitor's token can answer at all; who may answer this case the stream decides
 */
public record CaseView(
        Frame frame,
        CaseState state,
        List<EscalationEvent> timeline,
        ChildrenView children,
        Optional<Notice> notice,
        boolean mayAnswer) {
    public boolean isOpen() {
        return state.getState() != CaseStateName.resolved;
    }

    /** What nobody carries out, or lifts, before somebody with the right has said so (ESC-6, ESC-9). */
    public List<EffectFacts> toApprove() {
        return state.getEffects().stream().filter(CaseView::waitsForApproval).toList();
    }

    static boolean waitsForApproval(EffectFacts effect) {
        boolean review = effect.getAction().equals(EffectName.REVIEW_BEFORE_ENABLE.word());
        return effect.getStatus().equals(EffectStatus.PROPOSED.word())
                || review && effect.getStatus().equals(EffectStatus.REQUESTED.word());
    }

    /** No record names an owner, so claiming it makes one (SYS-10). */
    public boolean isClaimable() {
        return isOpen()
                && (OwnerSource.CATCH_ALL.word().equals(state.getOwnerSource())
                        || state.getKind().equals(CaseKind.FIND_OWNER.word()));
    }

    public boolean isMine() {
        return visitor().equals(state.getAcknowledgedBy());
    }

    /** Whether a button to acknowledge says something: not to those who see that somebody has it. */
    public boolean canAcknowledge() {
        return isOpen() && (state.getAcknowledgedBy() == null || state.getOffer() != null);
    }

    /** Whether it is a shift that the visitor, and nobody else, may accept. */
    public boolean isShiftOfferedToMe() {
        return isOpen()
                && state.getKind().equals(CaseKind.HAND_OVER.word())
                && visitor().equals(state.getTask().getOrDefault(TaskWords.TAKER, "-"));
    }

    public boolean canContain() {
        return isOpen() && state.getState() != CaseStateName.contained;
    }

    private String visitor() {
        return frame.visitor().flatMap(Caller::person).orElse("");
    }

    /** A new id for each form, so that a form that is sent twice is answered once. */
    public String newResponseId() {
        return UUID.randomUUID().toString();
    }
}
