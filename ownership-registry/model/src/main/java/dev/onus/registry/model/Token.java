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
    public static final String ADMIN = "admin";
    public static final String WRITE = "write";
    public static final String RESPOND = "respond";
    public static final String READ = "read";
    /** Say what became of effects; what a platform team's executor needs, and no more (ESC-3). */
    public static final String EFFECTS = "effects";

    /** Read calendars of shifts, by an address that holds the token. */
    public static final String CALENDAR = "calendar";

    public static final String INGEST = "ingest";
    /** Before the name of the one source that the token may send for. */
    public static final String INGEST_FROM = "ingest:";

    /** The scopes that are one word. */
    public static final Set<String> SCOPES = Set.of(ADMIN, WRITE, RESPOND, READ, EFFECTS, CALENDAR, INGEST);

    public Token {
        scopes = Set.copyOf(scopes);
    }

    /** Whether the token may do what needs this scope: {@code admin} implies all, {@code ingest} every source. */
    public boolean allows(String scope) {
        return scopes.contains(ADMIN)
                || scopes.contains(scope)
                || (scope.startsWith(INGEST_FROM) && scopes.contains(INGEST));
    }

    /** Whether the text is a scope at all. */
    public static boolean isScope(String text) {
        return SCOPES.contains(text) || (text.startsWith(INGEST_FROM) && text.length() > INGEST_FROM.length());
    }

    public boolean isUsableAt(Instant now) {
        return !revoked && expiresAt.map(now::isBefore).orElse(true);
    }
}
