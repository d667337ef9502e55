package dev.onus.ingest.decode.text;

import java.util.Locale;

/** Makes names comparable that vendors write as {@code privateKey}, {@code private_key} or {@code Private-Key}. */
public final class BareName {
    private BareName() {}

    /** The lower-case letters a to z and digits of it alone, in their order; empty when there is none. */
    public static String of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder bare = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char each = lower.charAt(i);
            if ((each >= 'a' && each <= 'z') || (each >= '0' && each <= '9')) {
                bare.append(each);
            }
        }
        return bare.toString();
    }
}
