package dev.onus.ingest.decode;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The library's functions that take a regular expression, each after a bounded trial on the same text; and those that an
 * expression over strangers' data does not have: an item must not be run as an expression.
 */
final class BoundedFunctions {
    private static final JFunction MATCH = new JFunction(
            (input, given) -> given.getFirst() instanceof String text && at(given, 1) instanceof BoundedRegex regex
                    ? Functions.match(text, regex.triedOn(text, Integer.MAX_VALUE), whole(at(given, 2)))
                    : null,
            "<s-f<s:o>n?:a<o>>");
    private static final JFunction CONTAINS = new JFunction(
            (input, given) -> given.getFirst() instanceof String text
                    ? Functions.contains(text, tried(at(given, 1), text, 1))
                    : null,
            "<s-(sf):b>");
    private static final JFunction SPLIT = new JFunction(
            (input, given) -> given.getFirst() instanceof String text
                    ? Functions.split(
                            text,
                            tried(at(given, 1), text, Integer.MAX_VALUE),
                            at(given, 2) instanceof Number number ? number : null)
                    : null,
            "<s-(sf)n?:a<s>>");
    private static final JFunction REPLACE = new JFunction(
            (input, given) -> given.getFirst() instanceof String text
                    ? Functions.replace(
                            text, tried(at(given, 1), text, Integer.MAX_VALUE), at(given, 2), whole(at(given, 3)))
                    : null,
            "<s-(sf)(sf)n?:s>");
    private static final JFunction PAD = new JFunction(
            (input, given) -> {
                if (at(given, 1) instanceof Number width && Math.abs(width.longValue()) > MappingBounds.MAX_TEXT) {
                    throw MappingBounds.tooMuch();
                }
                return given.getFirst() instanceof String text
                        ? Functions.pad(text, whole(at(given, 1)), (String) at(given, 2))
                        : null;
            },
            "<s-ns?:s>");
    private static final JFunction EVAL = new JFunction(
            (input, given) -> {
                throw new BeyondBoundsException("uses $eval, which mappings do not have");
            },
            "<x-:x>");

    private BoundedFunctions() {}

    static void bind(Jsonata.Frame frame) {
        frame.bind("match", MATCH);
        frame.bind("contains", CONTAINS);
        frame.bind("split", SPLIT);
        frame.bind("replace", REPLACE);
        frame.bind("pad", PAD);
        frame.bind("eval", EVAL);
    }

    private static @Nullable Object tried(@Nullable Object pattern, String text, int most) {
        return pattern instanceof BoundedRegex regex ? regex.triedOn(text, most) : pattern;
    }

    private static @Nullable Object at(List<?> given, int index) {
        return index < given.size() ? given.get(index) : null;
    }

    private static @Nullable Integer whole(@Nullable Object number) {
        return number instanceof Number known ? Integer.valueOf(known.intValue()) : null;
    }
}
