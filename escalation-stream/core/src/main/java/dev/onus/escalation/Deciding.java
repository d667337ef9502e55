package dev.onus.escalation;

import java.util.Optional;

/** To be written. */
final class Deciding {
    private Deciding() {}

    static void decide(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        Answering.illegal(turn, answer, "");
    }
}
