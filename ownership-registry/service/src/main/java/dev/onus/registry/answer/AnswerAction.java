package dev.onus.registry.answer;

import dev.onus.vocabulary.Word;
import java.util.Optional;

/** What can be asked of a case. The stream alone knows whether the case can do it now. */
public enum AnswerAction implements Word {
    ACKNOWLEDGE,
    DECLINE,
    RESOLVE,
    ESCALATE,
    SNOOZE,
    REASSIGN,
    CLAIM,
    CONTAIN,
    REOPEN,
    NOTE,
    DECIDE,
    DISPUTE,
    SETTLE,
    APPROVE,
    REJECT,
    /** What a platform team says became of an effect; it comes by the effect's own path. */
    EFFECT_OUTCOME;

    private static final String DECISIONS = "decisions";

    /** The action behind the last part of the path, for example {@code acknowledge} or {@code decisions}. */
    public static Optional<AnswerAction> ofPath(String segment) {
        return segment.equals(DECISIONS)
                ? Optional.of(DECIDE)
                : Word.find(AnswerAction.class, segment)
                        .filter(found -> found != DECIDE
                                && found != EFFECT_OUTCOME
                                && found.word().equals(segment));
    }

    /** A note moves nothing, and an effect's outcome is true of whatever version, so neither needs one to be safe. */
    boolean needsVersion() {
        return this != NOTE && this != EFFECT_OUTCOME;
    }

    /** What others must be able to understand later needs words. */
    boolean needsReason() {
        return switch (this) {
            case DECLINE, RESOLVE, NOTE, DECIDE, REASSIGN, DISPUTE, SETTLE, REJECT -> true;
            case ACKNOWLEDGE, ESCALATE, SNOOZE, CLAIM, CONTAIN, REOPEN, APPROVE, EFFECT_OUTCOME -> false;
        };
    }
}
