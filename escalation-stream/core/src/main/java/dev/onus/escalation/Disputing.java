package dev.onus.escalation;

/** To be written. */
final class Disputing {
    private Disputing() {}

    static void dispute(Turn turn, Answer answer, String right) {
        Answering.illegal(turn, answer, "");
    }

    static void settle(Turn turn, Answer answer, String right) {
        Answering.illegal(turn, answer, "");
    }

    static void lapse(Turn turn, CaseEvent.Detail detail) {}
}
