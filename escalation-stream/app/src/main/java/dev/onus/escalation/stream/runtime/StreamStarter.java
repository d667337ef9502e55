package dev.onus.escalation.stream.runtime;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** The stream starts once the server answers, so that its health can be asked for from the first moment. */
@Singleton
final class StreamStarter {
    private final StreamRuntime runtime;

    StreamStarter(StreamRuntime runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(ServerStartupEvent started) {
        runtime.start();
    }
}
