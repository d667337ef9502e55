package dev.onus.registry.model;

import dev.onus.vocabulary.Word;
import java.util.Optional;

/** What has to be still missing for a step to fire (ESC-13). */
public enum StepCondition implements Word {
    NOT_ACKNOWLEDGED,
    NOT_DECIDED,
    NOT_CONTAINED,
    NOT_RESOLVED,
    NOT_RENEWED,
    NOT_REVOKED;

    /** The word, or its short form: {@code unacknowledged} is {@code not-acknowledged}. */
    public static Optional<StepCondition> find(String text) {
        return Word.find(StepCondition.class, text)
                .or(() -> text.strip().startsWith(SHORT)
                        ? Word.find(StepCondition.class, "not-" + text.strip().substring(SHORT.length()))
                        : Optional.empty());
    }

    private static final String SHORT = "un";
}
