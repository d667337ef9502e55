package dev.onus.registry.web;

import dev.onus.registry.config.AnswerKey;
import dev.onus.registry.http.FormFields;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells our own forms from those of other sites. A form of a session carries a token that only that session can have;
 * every form, the log-in too, must come from a page of ours where the browser says where it comes from.
 */
@Singleton
final class FormGuard {
    static final String FIELD = "csrf";
    private static final String ALGORITHM = "HmacSHA256";
    /** Keeps these signatures apart from those of links and sessions, which the same key makes. */
    private static final String PURPOSE = "onus-console-form\n";

    private final SecretKeySpec key;

    FormGuard(AnswerKey key) {
        this.key = new SecretKeySpec(key.bytes(), ALGORITHM);
    }

    String token(String session) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] sum = mac.doFinal((PURPOSE + session).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Expected " + ALGORITHM + ", which every Java platform has.", missing);
        }
    }

    boolean isOurs(HttpRequest<?> request, FormFields form) {
        Optional<String> session = Visitors.cookie(request);
        return isFromHere(request)
                && session.isPresent()
                && MessageDigest.isEqual(
                        token(session.get()).getBytes(StandardCharsets.UTF_8),
                        form.text(FIELD).orElse("").getBytes(StandardCharsets.UTF_8));
    }

    /** Fetch Metadata where the browser sends it, else the Origin; programs send neither and carry no cookie. */
    static boolean isFromHere(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        return origin == null || isHost(origin, request.getHeaders().get(HttpHeaders.HOST));
    }

    private static boolean isHost(String origin, @Nullable String host) {
        try {
            return URI.create(origin).getAuthority() instanceof String authority && authority.equals(host);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
