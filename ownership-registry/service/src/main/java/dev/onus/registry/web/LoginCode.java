package dev.onus.registry.web;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** The code of the log-in address that the start prints; good once, until the process ends. */
@Singleton
final class LoginCode {
    private final String hash;
    private final AtomicBoolean used = new AtomicBoolean();

    /** @param hash SHA-256 of the code in hex; empty: no code is good */
    LoginCode(@Value("${onus.registry.login-code-hash:}") String hash) {
        this.hash = hash.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether this is the code and nobody was here before. */
    boolean use(String code) {
        return !hash.isEmpty()
                && MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.UTF_8), hashOf(code).getBytes(StandardCharsets.UTF_8))
                && used.compareAndSet(false, true);
    }

    private static String hashOf(String code) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Expected SHA-256, which every Java platform has.", missing);
        }
    }
}
