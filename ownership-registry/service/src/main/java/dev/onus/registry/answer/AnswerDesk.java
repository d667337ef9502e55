package dev.onus.registry.answer;

import jakarta.inject.Singleton;

/** Where every answer goes, however it came: a claim changes a record first, all others are for the stream alone. */
@Singleton
public final class AnswerDesk {
    private final Answers answers;
    private final Claims claims;

    AnswerDesk(Answers answers, Claims claims) {
        this.answers = answers;
        this.claims = claims;
    }

    /** @throws ResponseLogUnavailableException if the answer cannot be made durable in time */
    public Answered give(Answer answer) {
        return answer.action() == AnswerAction.CLAIM ? claims.claim(answer) : answers.give(answer);
    }
}
