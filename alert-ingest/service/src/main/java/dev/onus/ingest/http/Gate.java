package dev.onus.ingest.http;

import dev.onus.registry.client.RegistryReader;
import dev.onus.registry.client.TokenVerifier;
import dev.onus.registry.client.VerifiedToken;
import dev.onus.registry.model.Token;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may send, and for which source. A token comes as a bearer; senders that cannot set headers have it in the path, and
 * PagerDuty's speakers as the routing key. It is never logged.
 */
@Singleton
final class Gate {
    private static final String BEARER = "bearer ";

    private final TokenVerifier tokens;
    private final RegistryReader registry;

    Gate(TokenVerifier tokens, RegistryReader registry) {
        this.tokens = tokens;
        this.registry = registry;
    }

    /** Whether tokens can be judged at all: before the registry is read, every one would look unknown. */
    boolean isOpen() {
        return registry.isCaughtUp();
    }

    /** Empty when there is no token, or none that is good. */
    Optional<VerifiedToken> caller(HttpRequest<?> request, Optional<String> otherwise) {
        Instant now = Instant.now();
        Optional<String> header = Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
        return header.or(() -> otherwise).flatMap(text -> tokens.verify(text, now));
    }

    static boolean maySend(VerifiedToken token, String source) {
        return token.allows(Token.INGEST_FROM + source);
    }

    /** Whether it may send for any source at all. */
    static boolean maySend(VerifiedToken token) {
        return token.token().spec().scopes().stream()
                .anyMatch(scope ->
                        scope.equals(Token.ADMIN) || scope.equals(Token.INGEST) || scope.startsWith(Token.INGEST_FROM));
    }

    /** A token for one source alone need not say which. */
    static String sourceOf(VerifiedToken token, String otherwise) {
        List<String> named = token.token().spec().scopes().stream()
                .filter(scope -> scope.startsWith(Token.INGEST_FROM))
                .map(scope -> scope.substring(Token.INGEST_FROM.length()))
                .toList();
        return named.size() == 1 && !token.allows(Token.INGEST) ? named.getFirst() : otherwise;
    }
}
