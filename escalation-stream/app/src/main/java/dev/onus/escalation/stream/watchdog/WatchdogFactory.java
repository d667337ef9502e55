package dev.onus.escalation.stream.watchdog;

import dev.onus.escalation.stream.TaskBoard;
import dev.onus.escalation.stream.runtime.StreamRuntime;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** No address, no heartbeat. */
@Factory
@Requires(property = "onus.stream.heartbeat.url", pattern = ".+")
final class WatchdogFactory {
    @Singleton
    @Bean(preDestroy = "close")
    Heartbeat heartbeat(
            @Value("${onus.stream.heartbeat.url}") URI url,
            @Value("${onus.stream.heartbeat.every:PT60S}") Duration every,
            @Value("${onus.stream.heartbeat.max-lag:PT30S}") Duration maxLag,
            StreamRuntime runtime,
            TaskBoard board) {
        return new Heartbeat(
                new HeartbeatSettings(url, every, maxLag),
                runtime.instance(),
                board,
                runtime::isRunning,
                InstantSource.system());
    }
}
