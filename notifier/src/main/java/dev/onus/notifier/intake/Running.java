package dev.onus.notifier.intake;

import dev.onus.notifier.pipeline.Interruption;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One message in hand. */
final class Running {
    private final Incoming incoming;
    private final Interruption interruption = new Interruption();
    private final CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    Running(Incoming incoming) {
        this.incoming = incoming;
    }

    Incoming incoming() {
        return incoming;
    }

    Interruption interruption() {
        return interruption;
    }

    /** Whoever comes after it in the log may go on; false when that was said before. */
    boolean settle() {
        return settled.complete(null);
    }

    void end() {
        ended.complete(null);
    }

    /** Returns once the word on it is said, or it has ended. */
    void awaitSettled() {
        settled.join();
    }

    /** Returns once nothing more is sent for it. */
    void awaitEnd() {
        ended.join();
    }
}
