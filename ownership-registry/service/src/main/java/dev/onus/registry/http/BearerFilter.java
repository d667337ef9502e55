package dev.onus.registry.http;

import dev.onus.registry.model.Token;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.token.Scope;
import dev.onus.registry.token.Tokens;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out who is calling, by bearer token or console session, and keeps out who may not. Other paths than the
 * registry's own are let through, with the caller when there is one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BearerFilter {
    private static final String BEARER = "bearer ";

    private final Tokens tokens;
    private final SessionCookies cookies;

    BearerFilter(Tokens tokens, SessionCookies cookies) {
        this.tokens = tokens;
        this.cookies = cookies;
    }

    @RequestFilter
    void filter(HttpRequest<?> request) {
        Instant now = Instant.now();
        Optional<Caller> caller = byToken(request, now).or(() -> bySession(request, now));
        caller.ifPresent(known -> request.setAttribute(Caller.ATTRIBUTE, known));
        List<Scope> needed = Access.needed(request.getMethod(), request.getPath());
        if (!needed.isEmpty()) {
            check(caller, needed, request);
        }
    }

    private static void check(Optional<Caller> caller, List<Scope> needed, HttpRequest<?> request) {
        if (caller.isEmpty()) {
            throw unauthorized(request);
        }
        boolean senderAsks = Access.isReceipt(request.getPath())
                && Scope.isIntake(caller.get().scopes());
        if (needed.stream().noneMatch(caller.get()::may) && !senderAsks) {
            String any = needed.stream().map(Scope::word).collect(Collectors.joining(" or "));
            throw ProblemException.forbidden("Expected a token with the scope " + any + ", but this one has "
                    + String.join(", ", caller.get().scopes()) + ".");
        }
    }

    private static ProblemException unauthorized(HttpRequest<?> request) {
        boolean given = request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
        return new ProblemException(
                ProblemDocument.of(
                        401,
                        "unauthorized",
                        "Nobody knows who is calling",
                        given
                                ? "Expected a bearer token that is known, not revoked and not expired."
                                : "Expected the header 'Authorization: Bearer <token>', but there is none."),
                Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"onus\""));
    }

    private Optional<Caller> byToken(HttpRequest<?> request, Instant now) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .flatMap(header ->
                        tokens.verify(header.substring(BEARER.length()).strip(), now))
                .map(token -> caller(token, Caller.VIA_API));
    }

    private Optional<Caller> bySession(HttpRequest<?> request, Instant now) {
        return request.getCookies()
                .findCookie(SessionCookies.NAME)
                .map(Cookie::getValue)
                .flatMap(value -> cookies.read(value, now))
                .filter(session -> isFromHere(request))
                .flatMap(session -> tokens.usable(session.token(), now))
                .map(token -> caller(token, Caller.VIA_CONSOLE));
    }

    /** A page of another site may not act with the visitor's session, whatever the browser makes of SameSite. */
    private static boolean isFromHere(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        boolean safe = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        return safe || site == null || site.equals("same-origin") || site.equals("none");
    }

    private static Caller caller(Versioned<Token> token, String via) {
        Token spec = token.spec();
        return new Caller(spec.person(), spec.service(), Optional.of(token.name()), Set.copyOf(spec.scopes()), via);
    }
}
