package dev.onus.bench;

import dev.onus.embedded.ApicurioRegistry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One schema registry for all measurements of a run. Each service asks it once for each schema, before anything is
 * measured, so nothing is gained by one of its own for each.
 */
final class Schemas {
    private static @Nullable Scratch scratch;
    private static @Nullable ApicurioRegistry running;

    private Schemas() {}

    /** Starts it if nobody has. */
    static synchronized String url() throws IOException, InterruptedException {
        if (running == null) {
            scratch = Scratch.create();
            running = ApicurioRegistry.start(ApicurioRegistry.defaultHome(), scratch.dir(), 0);
        }
        return running.url();
    }

    static synchronized void stop() throws IOException {
        if (running != null && scratch != null) {
            running.close();
            scratch.close();
        }
    }
}
