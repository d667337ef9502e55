package dev.onus.ingest.redact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed digests (HMAC-SHA256, RFC 2104) that let equal secrets be recognised without keeping them. Without the key
 * nobody can try guesses against a digest.
 */
public final class SecretDigest {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORT_BYTES = 4;
    private static final int LONG_BYTES = 16;

    private final SecretKeySpec key;

    public SecretDigest(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("Expected a key for digests of secrets, but it is empty.");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** A key for this purpose alone, worked out from one that serves another. */
    public static SecretDigest derivedFrom(byte[] otherKey) {
        return new SecretDigest(new SecretDigest(otherKey).mac("onus alert-ingest redaction"));
    }

    /** Eight hex digits, for what people read. */
    public String shortOf(String secret) {
        return HexFormat.of().formatHex(Arrays.copyOf(mac(secret), SHORT_BYTES));
    }

    /** 32 hex digits, for what must not collide. */
    public String longOf(String secret) {
        return HexFormat.of().formatHex(Arrays.copyOf(mac(secret), LONG_BYTES));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected this Java to know " + ALGORITHM + ", but it does not.", e);
        }
    }
}
