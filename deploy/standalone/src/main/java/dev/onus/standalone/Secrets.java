package dev.onus.standalone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets, and the hashes by which the services know them. */
final class Secrets {
    static final String ADMIN_TOKEN_PREFIX = "onus_admin_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** {@code onus_<name>_<secret>}, as all tokens are. */
    static String adminToken() {
        return ADMIN_TOKEN_PREFIX + word();
    }

    static String answerKey() {
        return HexFormat.of().formatHex(bytes());
    }

    static String loginCode() {
        return word();
    }

    /** A token is known by the hash of its secret part alone. */
    static String hashOfToken(String token) {
        if (!token.startsWith(ADMIN_TOKEN_PREFIX)) {
            throw new RefusedToStartException("Expected the admin token to begin with " + ADMIN_TOKEN_PREFIX
                    + ", but it does not; delete the file to get a new one.");
        }
        return hash(token.substring(ADMIN_TOKEN_PREFIX.length()));
    }

    static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256, which every Java platform has.", e);
        }
    }

    private static String word() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
