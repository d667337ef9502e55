package dev.onus.ingest.http;

import dev.onus.registry.client.VerifiedToken;
import java.util.Optional;

/**
 * Who sends: whoever holds a token, or whoever showed that the source's messages are its own.
 *
 * @param source for which it has been let in
 * @param proven whether the source's own proof was demanded, and good
 * @param token empty when only the proof counted
 */
record Sender(String source, boolean proven, Optional<VerifiedToken> token) {
    static Sender of(String source, VerifiedToken token) {
        return new Sender(source, false, Optional.of(token));
    }

    static Sender proven(String source, Optional<VerifiedToken> token) {
        return new Sender(source, true, token);
    }
}
