package dev.onus.registry.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a bearer token; the secret itself is shown once and never stored.
 *
 * @param hash SHA-256 of the secret, as 64 lower-case hex digits
 * @param person as whom the token acts; empty for a service's token
 * @param service what uses it; empty for a person's token
 * @param expiresAt empty: it does not expire
 */
public record Token(
        String hash,
        Optional<String> person,
        Optional<String> service,
        Set<String> scopes,
        Optional<Instant> expiresAt,
        boolean revoked)
        implements Spec {
    public Token {
        scopes = Set.copyOf(scopes);
    }

    public boolean isUsableAt(Instant now) {
        return !revoked && expiresAt.map(now::isBefore).orElse(true);
    }
}
