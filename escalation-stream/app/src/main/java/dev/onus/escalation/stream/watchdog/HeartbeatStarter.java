package dev.onus.escalation.stream.watchdog;

import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Starts with the server, like the stream that it watches. */
@Singleton
@Requires(property = "onus.stream.heartbeat.url", pattern = ".+")
final class HeartbeatStarter {
    private final Heartbeat heartbeat;

    HeartbeatStarter(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @EventListener
    void on(ServerStartupEvent started) {
        heartbeat.start();
    }
}
