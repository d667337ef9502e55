package dev.onus.registry.client;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** {@link TokenCheck} against the records as this service has read them. */
@Singleton
public final class TokenVerifier {
    private final RegistryReader reader;

    TokenVerifier(RegistryReader reader) {
        this.reader = reader;
    }

    /** @param bearer the token's text, without {@code Bearer} before it */
    public Optional<VerifiedToken> verify(String bearer, Instant now) {
        return TokenCheck.verify(reader.directory(), bearer, now);
    }
}
