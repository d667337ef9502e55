package dev.onus.registry.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A bearer token as its holder has it: {@code onus_<name>_<secret>}. The secret has 256 random bits, so a plain hash of
 * it is safe to publish.
 */
record TokenText(String name, String secret) {
    private static final String PREFIX = "onus_";
    private static final int SECRET_BYTES = 32;
    private static final int SECRET_CHARACTERS = 43;
    private static final int MAX_LENGTH = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenText random(String name) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new TokenText(name, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The secret itself may hold underscores, so its fixed length says where it starts; empty for other texts. */
    static Optional<TokenText> parse(String text) {
        int cut = text.length() - SECRET_CHARACTERS - 1;
        if (text.length() > MAX_LENGTH || !text.startsWith(PREFIX) || cut <= PREFIX.length()) {
            return shortSecret(text);
        }
        return text.charAt(cut) == '_'
                ? Optional.of(new TokenText(text.substring(PREFIX.length(), cut), text.substring(cut + 1)))
                : shortSecret(text);
    }

    /** A secret of another length, chosen by an operator: names have no underscore, so the first one ends the name. */
    private static Optional<TokenText> shortSecret(String text) {
        int cut = text.startsWith(PREFIX) ? text.indexOf('_', PREFIX.length()) : -1;
        return cut > PREFIX.length() && cut + 1 < text.length() && text.length() <= MAX_LENGTH
                ? Optional.of(new TokenText(text.substring(PREFIX.length(), cut), text.substring(cut + 1)))
                : Optional.empty();
    }

    /** SHA-256 of the secret, in hex. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Expected SHA-256, which every Java platform has.", missing);
        }
    }

    boolean hasHash(String expected) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), expected.getBytes(StandardCharsets.US_ASCII));
    }

    String text() {
        return PREFIX + name + "_" + secret;
    }

    /** Without the secret, so that no log ever has it. */
    @Override
    public String toString() {
        return PREFIX + name + "_…";
    }
}
