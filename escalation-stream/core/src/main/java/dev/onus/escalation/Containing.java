package dev.onus.escalation;

import java.util.Optional;

/** The exposure is contained, which an observation may gainsay (OWN-14). */
final class Containing {
    static final String STILL_ACTIVE =
            "The latest observation says that the credential is active. Revoke it, or contain with override=true and a"
                    + " reason; the exposure clock then runs on.";

    private Containing() {}

    static boolean isOverride(Answer answer) {
        return "true".equals(answer.parameters().get("override"))
                && answer.reason().isPresent();
    }

    static void contain(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        Answering.illegal(turn, answer, "");
    }
}
