package dev.onus.notifier.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells work that waits between attempts that it should end, and why. The first reason stays. */
public final class Interruption {
    private final CompletableFuture<StopReason> reason = new CompletableFuture<>();

    public void interrupt(StopReason why) {
        reason.complete(why);
    }

    public Optional<StopReason> reason() {
        return Optional.ofNullable(reason.isDone() ? reason.join() : null);
    }

    /** Returns after this time, or earlier when interrupted. */
    public void await(Duration time) {
        try {
            reason.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            // Nobody interrupted it; that is the usual case.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            reason.complete(StopReason.CLOSING);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("Expected a reason, but got an exception.", impossible);
        }
    }
}
