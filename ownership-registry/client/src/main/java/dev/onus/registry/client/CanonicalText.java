package dev.onus.registry.client;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes values as RFC 8785 has them. */
final class CanonicalText {
    private static final int FIRST_PRINTABLE = 0x20;
    /** ECMAScript writes larger numbers, and smaller ones than the next, with an exponent (RFC 8785, 3.2.2.3). */
    private static final BigDecimal FIRST_WITH_EXPONENT = new BigDecimal("1e21");

    private static final BigDecimal LAST_WITHOUT_EXPONENT = new BigDecimal("1e-6");

    private CanonicalText() {}

    static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> text(text, out);
            case Boolean flag -> out.append(flag.booleanValue());
            case Number number -> out.append(number(number));
            case Map<?, ?> map -> object(map, out);
            case Iterable<?> items -> array(items, out);
            default ->
                throw new IllegalArgumentException(
                        "Expected a JSON value, but got a " + value.getClass().getName() + ".");
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> field : sorted.entrySet()) {
            out.append(separator);
            text(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void array(Iterable<?> items, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < FIRST_PRINTABLE) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static String number(Number number) {
        if (number instanceof BigInteger || !(number instanceof BigDecimal || isFloating(number))) {
            return number.toString();
        }
        if (isFloating(number) && !Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException("Expected a number that JSON has, but got " + number + ".");
        }
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
        BigDecimal size = exact.abs();
        if (exact.signum() == 0) {
            return "0";
        }
        boolean plain = size.compareTo(FIRST_WITH_EXPONENT) < 0 && size.compareTo(LAST_WITHOUT_EXPONENT) >= 0;
        return plain ? exact.toPlainString() : withExponent(exact);
    }

    private static boolean isFloating(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    private static String withExponent(BigDecimal exact) {
        String digits = exact.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - exact.scale();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (exact.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent > 0 ? "+" : "")
                + exponent;
    }
}
