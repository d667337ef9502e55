package dev.onus.ingest.http;

import dev.onus.registry.client.RegistryReader;
import dev.onus.registry.client.TokenVerifier;
import dev.onus.registry.client.VerifiedToken;
import dev.onus.registry.model.Token;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may send, and for which source. A token comes as a bearer, or as Splunk's and basic authentication have it; senders
 * that cannot set headers have it in the path, and PagerDuty's speakers as the routing key. It is never logged.
 */
@Singleton
final class Gate {
    private static final String BEARER = "bearer ";
    private static final String SPLUNK = "splunk ";
    private static final String BASIC = "basic ";

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
        return tokenText(request).or(() -> otherwise).flatMap(this::verified);
    }

    Optional<VerifiedToken> verified(String token) {
        return tokens.verify(token, Instant.now());
    }

    /** The token of a request's header: after {@code Bearer}, after {@code Splunk}, or as the password of basic. */
    static Optional<String> tokenText(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .flatMap(value -> after(BEARER, value)
                        .or(() -> after(SPLUNK, value))
                        .or(() -> after(BASIC, value).flatMap(Gate::password)));
    }

    private static Optional<String> after(String scheme, String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(scheme)
                ? Optional.of(header.substring(scheme.length()).strip())
                : Optional.empty();
    }

    /** The user's name is for the sender's own use. */
    private static Optional<String> password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
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
