package dev.onus.escalation;

import java.util.Optional;

/** To be written. */
final class Snoozing {
    private Snoozing() {}

    static void snooze(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        Answering.illegal(turn, answer, "");
    }

    static void end(Turn turn, CaseEvent.Detail detail) {}
}
