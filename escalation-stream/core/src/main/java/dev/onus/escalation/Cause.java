package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;

/**
 * Why people are looked for now.
 *
 * @param reason in words, for the timeline
 * @param first whether this is the opening, which needs no word of escalation
 */
record Cause(String reason, Detail detail, boolean first) {
    static Cause opening() {
        return new Cause("The case was opened.", new Detail.None(), true);
    }

    static Cause because(String reason) {
        return new Cause(reason, new Detail.None(), false);
    }

    static Cause because(String reason, Detail detail) {
        return new Cause(reason, detail, false);
    }
}
