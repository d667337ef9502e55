package dev.onus.registry.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The sums that vendors sign with (RFC 2104), and how they are compared: in a time that tells nothing. */
enum Signed {
    HMAC_SHA_1("HmacSHA1"),
    HMAC_SHA_256("HmacSHA256");

    private final String algorithm;

    Signed(String algorithm) {
        this.algorithm = algorithm;
    }

    /** @param parts taken one after the other, without anything between */
    byte[] sum(String secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Expected " + algorithm + ", which every Java platform has.", missing);
        }
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
