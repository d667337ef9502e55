package dev.onus.registry.web;

import dev.onus.registry.http.Caller;
import dev.onus.registry.http.SessionCookies;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Token;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.token.Scope;
import dev.onus.registry.token.Tokens;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Who looks at the console. The filter has found out, by the session cookie and the token that it rests on. */
@Singleton
final class Visitors {
    /** By this id a moment reads 12:00 UTC, by the offset it would read 12:00 Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Tokens tokens;
    private final RegistryLog log;

    Visitors(Tokens tokens, RegistryLog log) {
        this.tokens = tokens;
        this.log = log;
    }

    /** Empty when nobody is logged in, the session has ended, or its token was revoked. */
    static Optional<Caller> visitor(HttpRequest<?> request) {
        return request.getAttribute(Caller.ATTRIBUTE, Caller.class);
    }

    /** For a page that shows nothing to strangers; who is not logged in is asked to do so. */
    static Caller required(HttpRequest<?> request) {
        return visitor(request).orElseThrow(LoginNeededException::new);
    }

    /** Whether this visitor's answers are taken at all, by the same rule as in the API. */
    static boolean mayAnswer(Caller visitor) {
        return visitor.may(Scope.RESPOND);
    }

    Optional<Versioned<Token>> byToken(String text, Instant now) {
        return tokens.verify(text.strip(), now);
    }

    Optional<Versioned<Token>> byName(String token, Instant now) {
        return tokens.usable(token, now);
    }

    /** The value of the session cookie, to which the forms of the session are bound. */
    static Optional<String> cookie(HttpRequest<?> request) {
        return request.getCookies().findCookie(SessionCookies.NAME).map(cookie -> cookie.getValue());
    }

    /** The person's own zone, else UTC. */
    ZoneId zoneOf(Optional<String> person) {
        return person.flatMap(name -> log.directory().person(name))
                .flatMap(found -> found.spec().timeZone())
                .orElse(UTC);
    }
}
