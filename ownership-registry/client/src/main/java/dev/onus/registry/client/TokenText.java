package dev.onus.registry.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The text of a bearer token, {@code onus_<name>_<secret>}. The prefix lets secret scanners know it; the name finds the
 * record without a search; of the secret only the hash is kept. The secret is 256 random bits, so a plain hash is as
 * good as a slow one.
 */
public record TokenText(String name, String secret) {
    private static final String PREFIX = "onus_";
    private static final int SECRET_BYTES = 32;
    private static final int MAX_LENGTH = 512;

    /** A new secret for the token of this name. */
    public static TokenText create(String name, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new TokenText(name, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Empty when the text is no token of ours. A name has no underscore, a secret may have some. */
    public static Optional<TokenText> find(String text) {
        int end = text.indexOf('_', PREFIX.length());
        boolean whole = text.length() <= MAX_LENGTH
                && text.startsWith(PREFIX)
                && end > PREFIX.length()
                && end < text.length() - 1;
        return whole
                ? Optional.of(new TokenText(text.substring(PREFIX.length(), end), text.substring(end + 1)))
                : Optional.empty();
    }

    /** What is sent as {@code Authorization: Bearer}. */
    public String text() {
        return PREFIX + name + "_" + secret;
    }

    /** SHA-256 of the secret, as the Token record has it. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Expected SHA-256, which every Java platform has.", missing);
        }
    }

    /** Hides the secret, so that no log line has it. */
    @Override
    public String toString() {
        return PREFIX + name + "_…";
    }
}
