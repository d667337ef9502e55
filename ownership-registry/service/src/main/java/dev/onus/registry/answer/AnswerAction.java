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
    DECIDE;

    private static final String DECISIONS = "decisions";

    /** The action behind the last part of the path, for example {@code acknowledge} or {@code decisions}. */
    public static Optional<AnswerAction> ofPath(String segment) {
        return segment.equals(DECISIONS)
                ? Optional.of(DECIDE)
                : Word.find(AnswerAction.class, segment)
                        .filter(found -> found != DECIDE && found.word().equals(segment));
    }

    /** A note moves nothing, so it needs no version to be safe. */
    boolean needsVersion() {
        return this != NOTE;
    }

    /** What others must be able to understand later needs words. */
    boolean needsReason() {
        return this == DECLINE || this == RESOLVE || this == NOTE || this == DECIDE || this == REASSIGN;
    }
}
