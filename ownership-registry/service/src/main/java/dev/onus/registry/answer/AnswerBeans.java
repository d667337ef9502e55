package dev.onus.registry.answer;

import dev.onus.registry.cases.CaseLog;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires the answers to the real log and the real clock. */
@Factory
final class AnswerBeans {
    @Singleton
    Answers answers(CaseLog log, ResponseLog responses, AnswerMetrics metrics) {
        return new Answers(log, responses, metrics, InstantSource.system(), Answers.PATIENCE);
    }
}
