package dev.onus.registry.client;

import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Token;
import dev.onus.registry.model.Versioned;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a bearer token is good, given the records and the time. */
public final class TokenCheck {
    private TokenCheck() {}

    /**
     * The token behind the text; empty when it is unknown, has another secret, was revoked, has expired, or acts as a
     * person who is gone. Which of these it is stays unsaid, so that nobody learns the names of tokens.
     */
    public static Optional<VerifiedToken> verify(Directory directory, String bearer, Instant now) {
        Optional<TokenText> text = TokenText.find(bearer.strip());
        return text.flatMap(given -> directory.token(given.name()))
                .filter(token -> hasHash(token.spec(), text.get().hash()))
                .filter(token -> token.spec().isUsableAt(now))
                .filter(token -> hasItsPerson(token, directory))
                .map(VerifiedToken::new);
    }

    /** Takes the same time wherever the first difference is. */
    private static boolean hasHash(Token token, String hash) {
        return MessageDigest.isEqual(
                token.hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean hasItsPerson(Versioned<Token> token, Directory directory) {
        return token.spec()
                .person()
                .map(person -> directory.person(person).isPresent())
                .orElse(true);
    }
}
