package dev.onus.notifier.message;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/**
 * Makes text from outside fit where it goes. An alert's title is whatever somebody could make a detector say, so it may
 * break lines, turn the direction of writing, or be a megabyte long.
 */
public final class Clip {
    private static final String ELLIPSIS = "…";
    /** Control characters, line and paragraph separators, and what turns the direction of writing (Unicode TR 36, 3.3). */
    private static final String UNSAFE =
            "[\\p{Cntrl}\\u0085\\u2028\\u2029\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]+";

    private Clip() {}

    /** The text in one line, without characters that change how the text around it is shown. */
    public static String oneLine(String text) {
        return text.replaceAll(UNSAFE, " ").replaceAll(" {2,}", " ").strip();
    }

    /** At most so many UTF-16 units; what is cut ends with an ellipsis. */
    public static String characters(String text, int max) {
        return within(text, max, String::length);
    }

    /** At most so many bytes in UTF-8; what is cut ends with an ellipsis. */
    public static String utf8(String text, int maxBytes) {
        return within(text, maxBytes, Clip::bytes);
    }

    /**
     * The longest beginning that fits.
     *
     * @param size of a piece; that of the whole is the sum
     */
    public static String within(String text, int max, ToIntFunction<String> size) {
        if (size.applyAsInt(text) <= max) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = max - size.applyAsInt(ELLIPSIS);
        for (int codePoint : text.codePoints().toArray()) {
            String piece = Character.toString(codePoint);
            left -= size.applyAsInt(piece);
            if (left < 0) {
                break;
            }
            kept.append(piece);
        }
        return kept + ELLIPSIS;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
