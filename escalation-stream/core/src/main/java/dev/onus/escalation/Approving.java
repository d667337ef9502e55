package dev.onus.escalation;

/** To be written. */
final class Approving {
    private Approving() {}

    static void approve(Turn turn, Answer answer, String right) {
        Answering.illegal(turn, answer, "");
    }

    static void reject(Turn turn, Answer answer, String right) {
        Answering.illegal(turn, answer, "");
    }
}
