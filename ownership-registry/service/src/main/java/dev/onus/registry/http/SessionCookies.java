package dev.onus.registry.http;

import dev.onus.registry.config.AnswerKey;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The console's session: a signed cookie, so that any replica knows it without asking. It names the token that logged
 * in; revoking the token ends the session.
 */
@Singleton
public final class SessionCookies {
    public static final String NAME = "onus_session";
    public static final Duration LASTS = Duration.ofHours(12);

    private static final String ALGORITHM = "HmacSHA256";
    /** Keeps these signatures apart from those of answer links, which the same key makes. */
    private static final String PURPOSE = "onus-console-session\n";

    private final SecretKeySpec key;

    public SessionCookies(AnswerKey key) {
        this.key = new SecretKeySpec(key.bytes(), ALGORITHM);
    }

    /** @param secure whether the console is served over https, so that the browser keeps the cookie off plain http */
    public Cookie cookie(Optional<String> person, String token, Instant now, boolean secure) {
        Instant expiresAt = now.plus(LASTS);
        return plain(value(new ConsoleSession(person, token, expiresAt)), secure)
                .maxAge(LASTS);
    }

    /** Makes the browser forget it. */
    public Cookie ended(boolean secure) {
        return plain("", secure).maxAge(Duration.ZERO);
    }

    private static Cookie plain(String value, boolean secure) {
        return Cookie.of(NAME, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax)
                .path("/");
    }

    String value(ConsoleSession session) {
        String payload = session.person().orElse("") + "\n" + session.token() + "\n"
                + session.expiresAt().getEpochSecond();
        return encode(payload.getBytes(StandardCharsets.UTF_8)) + "." + encode(mac(payload));
    }

    /** Empty when it was not signed here, was changed, or has ended. */
    public Optional<ConsoleSession> read(String value, Instant now) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            String payload = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            byte[] signature = Base64.getUrlDecoder().decode(parts[1]);
            return MessageDigest.isEqual(mac(payload), signature)
                    ? parse(payload).filter(session -> now.isBefore(session.expiresAt()))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<ConsoleSession> parse(String payload) {
        String[] fields = payload.split("\n", -1);
        if (fields.length != 3) {
            return Optional.empty();
        }
        Optional<String> person = Optional.of(fields[0]).filter(name -> !name.isEmpty());
        return Optional.of(new ConsoleSession(person, fields[1], Instant.ofEpochSecond(Long.parseLong(fields[2]))));
    }

    private byte[] mac(String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((PURPOSE + payload).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Expected " + ALGORITHM + ", which every Java platform has.", missing);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
