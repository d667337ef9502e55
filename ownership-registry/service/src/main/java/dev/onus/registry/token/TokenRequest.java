package dev.onus.registry.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A token that somebody wants: of a person or of a service. */
public record TokenRequest(
        String name,
        Optional<String> person,
        Optional<String> service,
        List<String> scopes,
        Optional<Instant> expiresAt) {
    public TokenRequest {
        scopes = List.copyOf(scopes);
    }
}
