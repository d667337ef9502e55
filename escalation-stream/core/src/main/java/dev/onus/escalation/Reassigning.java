package dev.onus.escalation;

import java.util.Optional;

/** To be written. */
final class Reassigning {
    private Reassigning() {}

    static void offer(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        Answering.illegal(turn, answer, "");
    }

    static void lapse(Turn turn, CaseEvent.Detail detail) {}

    static boolean accepted(Turn turn, Answer answer, String right) {
        return false;
    }

    static boolean declined(Turn turn, Answer answer, String right) {
        return false;
    }
}
