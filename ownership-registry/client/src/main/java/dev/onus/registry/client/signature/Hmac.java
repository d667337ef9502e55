package dev.onus.registry.client.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The sums that vendors sign with (RFC 2104), and how they are compared: in a time that tells nothing. */
public enum Hmac {
    SHA_1("HmacSHA1"),
    SHA_256("HmacSHA256"),
    SHA_512("HmacSHA512");

    private final String algorithm;

    Hmac(String algorithm) {
        this.algorithm = algorithm;
    }

    /** @param parts taken one after the other, without anything between */
    public byte[] sum(String secret, byte[]... parts) {
        return sum(secret.getBytes(StandardCharsets.UTF_8), parts);
    }

    /** @param key not empty */
    public byte[] sum(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Expected " + algorithm + ", which every Java platform has.", missing);
        }
    }

    public static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
