package dev.onus.registry.http;

import dev.onus.registry.log.RegistryLog;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Read your own writes on any replica: each answer says in {@code Onus-Position} how far the log was read, and a request
 * that sends it back is answered by a state that has read as far (design idea C).
 */
@Singleton
public final class Positions {
    public static final String HEADER = "Onus-Position";

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final RegistryLog log;

    Positions(RegistryLog log) {
        this.log = log;
    }

    /** Waits until this replica knows what the caller knows; a request without the header does not wait. */
    public void await(HttpRequest<?> request) {
        String header = request.getHeaders().get(HEADER);
        if (header == null) {
            return;
        }
        if (!log.await(OnusPosition.parse(header).log(), WAIT)) {
            throw ProblemException.unavailable(
                    "Expected to have read the log to the position of the request, but this replica is behind.");
        }
    }

    public <B> MutableHttpResponse<B> stamp(MutableHttpResponse<B> response) {
        return response.header(HEADER, OnusPosition.ofLog(log.position()).text());
    }
}
