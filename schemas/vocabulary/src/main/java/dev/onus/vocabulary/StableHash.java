package dev.onus.vocabulary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ids that are the same whenever the same things are named: 128 bits of SHA-256 over length-prefixed parts, as 32 hex
 * digits. Ids contain no time, so that the same log gives the same ids (G4).
 */
public final class StableHash {
    static final int BYTES = 16;

    private static final MessageDigest UNUSED = unused();

    private StableHash() {}

    /** The id of these parts; their order and their boundaries count, so ("ab","c") is not ("a","bc"). */
    public static String of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    /** A copy, because to look the algorithm up takes longer than to hash an id. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException unable) {
            throw new IllegalStateException("Expected a SHA-256 that can be copied, but this one cannot.", unable);
        }
    }

    private static MessageDigest unused() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Expected SHA-256, which every Java platform has.", missing);
        }
    }
}
