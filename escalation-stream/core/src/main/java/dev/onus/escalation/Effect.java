package dev.onus.escalation;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;

/**
 * Something that a policy asked of a platform team and has not taken back (ESC-3).
 *
 * @param step the step that asked: its number or {@code fallback}
 */
public record Effect(String id, String action, String step, Instant requestedAt) {
    /** Withdrawn when somebody acknowledges; every other effect stays until the case is resolved (design: ends). */
    public static final String PAUSE_AUTOMATION = "pause-automation";

    static Effect of(CaseId caseId, int episode, String step, int attempt, String action, Instant now) {
        String id = StableHash.of(
                "effect", caseId.value(), Integer.toString(episode), step, Integer.toString(attempt), action);
        return new Effect(id, action, step, now);
    }
}
