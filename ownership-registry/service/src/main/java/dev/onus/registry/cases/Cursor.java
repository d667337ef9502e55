package dev.onus.registry.cases;

import java.util.Arrays;
import java.util.Base64;

/** Where a listing goes on: the end of the last key that was shown, opaque to callers. */
final class Cursor {
    private Cursor() {}

    static String of(byte[] key, int prefixLength) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(key, prefixLength, key.length));
    }

    /**
     * The first key behind the cursor.
     *
     * @throws IllegalArgumentException if it is not one of our cursors
     */
    static byte[] resume(byte[] prefix, String cursor) {
        byte[] suffix = Base64.getUrlDecoder().decode(cursor);
        byte[] last = Arrays.copyOf(prefix, prefix.length + suffix.length);
        System.arraycopy(suffix, 0, last, prefix.length, suffix.length);
        return RowKey.next(last);
    }
}
