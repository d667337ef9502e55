package dev.onus.notifier.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells work that waits that it should end, and why. That the notifier is closing counts before all else. */
public final class Interruption {
    private final CompletableFuture<StopReason> any = new CompletableFuture<>();
    private final CompletableFuture<StopReason> closing = new CompletableFuture<>();

    public void interrupt(StopReason why) {
        if (why == StopReason.CLOSING) {
            closing.complete(why);
        }
        any.complete(why);
    }

    public Optional<StopReason> reason() {
        if (closing.isDone()) {
            return Optional.of(StopReason.CLOSING);
        }
        return any.isDone() ? Optional.of(any.join()) : Optional.empty();
    }

    public boolean isClosing() {
        return closing.isDone();
    }

    /** Returns after this time, or earlier when interrupted for whatever reason. */
    public void await(Duration time) {
        await(any, time);
    }

    /** Returns after this time, or earlier when the notifier is closing. */
    public void awaitClosing(Duration time) {
        await(closing, time);
    }

    private void await(CompletableFuture<StopReason> what, Duration time) {
        try {
            what.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            // Nobody interrupted it; that is the usual case.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            interrupt(StopReason.CLOSING);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("Expected a reason, but got an exception.", impossible);
        }
    }
}
