package dev.onus.registry.cases;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

/** Where a listing goes on: the end of the last key that was shown, opaque to callers. */
final class Cursor {
    private Cursor() {}

    static String of(byte[] key, int prefixLength) {
        byte[] suffix = Arrays.copyOfRange(key, prefixLength, key.length);
        byte[] checked = ByteBuffer.allocate(Integer.BYTES + suffix.length)
                .putInt(checkSum(suffix))
                .put(suffix)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(checked);
    }

    /**
     * The first key behind the cursor.
     *
     * @throws IllegalArgumentException if it is not one of our cursors
     */
    static byte[] resume(byte[] prefix, String cursor) {
        byte[] checked = Base64.getUrlDecoder().decode(cursor);
        byte[] suffix = checked.length < Integer.BYTES
                ? new byte[0]
                : Arrays.copyOfRange(checked, Integer.BYTES, checked.length);
        if (suffix.length == 0 || ByteBuffer.wrap(checked).getInt() != checkSum(suffix)) {
            throw new IllegalArgumentException("Expected a cursor from an earlier page, but got something else.");
        }
        byte[] last = Arrays.copyOf(prefix, prefix.length + suffix.length);
        System.arraycopy(suffix, 0, last, prefix.length, suffix.length);
        return RowKey.next(last);
    }

    private static int checkSum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return (int) sum.getValue();
    }
}
