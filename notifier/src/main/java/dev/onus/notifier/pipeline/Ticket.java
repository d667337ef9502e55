package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.course.Leg;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.InterruptException;

/** A page that waits at a destination for a message to travel in. */
final class Ticket {
    /** What came of waiting. */
    sealed interface Answer {
        /** It is to be decided anew. */
        record Again() implements Answer {}

        /** It was sent with others; the rows say so. */
        record Sent(SendResult result, Instant at, String bundle) implements Answer {}
    }

    private final PageRequest request;
    private final Leg leg;
    private final Interruption interruption;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    Ticket(PageRequest request, Leg leg, Interruption interruption) {
        this.request = request;
        this.leg = leg;
        this.interruption = interruption;
    }

    PageRequest request() {
        return request;
    }

    Leg leg() {
        return leg;
    }

    boolean stillWanted() {
        return interruption.reason().isEmpty();
    }

    void answer(Answer what) {
        answer.complete(what);
    }

    void fail(Throwable broken) {
        answer.completeExceptionally(broken);
    }

    /** Returns once whoever took the ticket is done with it. */
    void awaitQuietly() {
        try {
            Answer ignored = await();
        } catch (RuntimeException broken) {
            // Whoever took it says what was wrong.
        }
    }

    /** Returns what whoever took the ticket made of it; that takes no longer than one attempt. */
    Answer await() {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            throw new InterruptException(stopped);
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("Expected the pages' message to be sent, but it failed.", broken);
        }
    }
}
