package dev.onus.registry.answer;

import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.cases.CaseLog;
import dev.onus.vocabulary.ResponseId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;

/**
 * Hands answers to the stream and brings back its verdicts. The check here is only an early no: the order of the log
 * decides, so an answer to a version that looks old is sent all the same (design decision 9).
 */
public final class Answers {
    /** How long a caller waits for the verdict before it is told where to look for it. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of more than these, the oldest are forgotten; their verdicts are found all the same once they come. */
    private static final int MOST_PENDING = 10_000;

    private final LinkedHashSet<String> pending = new LinkedHashSet<>();
    private final CaseLog log;
    private final ResponseLog responses;
    private final AnswerMetrics metrics;
    private final InstantSource clock;
    private final Duration patience;

    Answers(CaseLog log, ResponseLog responses, AnswerMetrics metrics, InstantSource clock, Duration patience) {
        this.log = log;
        this.responses = responses;
        this.metrics = metrics;
        this.clock = clock;
        this.patience = patience;
    }

    /** The same id gets the same verdict again, without a second record in the log where the first is known. */
    public Answered give(Answer answer) {
        return give(answer, patience);
    }

    /** The same for a caller who can wait only so long. */
    public Answered give(Answer answer, Duration atMost) {
        Optional<EscalationEvent> before =
                log.index().verdict(answer.responseId().value());
        if (before.isPresent()) {
            return repeated(answer, before.get());
        }
        Optional<String> routingKey = log.index().routingKey(answer.caseId());
        if (routingKey.isEmpty()) {
            return new Answered.NoSuchCase(answer.caseId());
        }
        long started = System.nanoTime();
        Optional<EscalationEvent> verdict = log.verdictAfter(
                answer.responseId().value(),
                () -> responses.append(answer.response(routingKey.get(), clock.instant())),
                atMost);
        metrics.answered(answer, verdict, Duration.ofNanos(System.nanoTime() - started));
        return verdict.<Answered>map(Answered.Judged::new).orElseGet(() -> pending(answer.responseId()));
    }

    /** Whether an answer with this id went out from here and its verdict has not come yet. */
    boolean isPending(String responseId) {
        synchronized (pending) {
            return pending.contains(responseId);
        }
    }

    private Answered pending(ResponseId responseId) {
        synchronized (pending) {
            pending.add(responseId.value());
            if (pending.size() > MOST_PENDING) {
                pending.removeFirst();
            }
        }
        return new Answered.Pending(responseId);
    }

    private static Answered repeated(Answer answer, EscalationEvent verdict) {
        boolean same = verdict.getCaseId().equals(answer.caseId())
                && verdict.getResponse().getAction().equals(answer.action().word());
        return same
                ? new Answered.Judged(verdict)
                : new Answered.IdUsedBefore(
                        answer.responseId(),
                        verdict.getCaseId(),
                        verdict.getResponse().getAction());
    }
}
