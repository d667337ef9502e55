package dev.onus.registry.http;

import java.time.Instant;
import java.util.Optional;

/**
 * What a session cookie says.
 *
 * @param person who is logged in; empty for a service's token
 * @param token name of the token that logged in, whose scopes and revocation count at each request
 */
public record ConsoleSession(Optional<String> person, String token, Instant expiresAt) {}
