package dev.onus.escalation;

/** To be written. */
final class EffectAnswers {
    private EffectAnswers() {}

    static void outcome(Turn turn, Answer answer, String right) {
        Answering.illegal(turn, answer, "");
    }

    static void overdue(Turn turn, String effectId, CaseEvent.Detail detail) {}

    static void expire(Turn turn, String effectId, CaseEvent.Detail detail) {}
}
