package dev.onus.ingest.decode;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts something else in the place of every regular expression of a parsed text. The library runs them itself and cannot
 * stop one that has begun, and it keeps its tree to itself: RATIONALE.md says why this reaches into it all the same.
 */
final class RegexLiterals {
    private static final Field TREE = field(Jsonata.class, "ast");
    private static final Field VALUE = field(Parser.Symbol.class, "value");
    private static final List<Field> PARTS = Arrays.stream(Parser.Symbol.class.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
            .filter(field -> !field.getType().isPrimitive() && !field.getName().equals("environment"))
            .toList();

    static {
        PARTS.forEach(field -> field.setAccessible(true));
    }

    private RegexLiterals() {}

    static void replace(Jsonata expression, Function<Pattern, Object> other) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        replace(get(TREE, expression), other, seen);
    }

    private static void replace(@Nullable Object part, Function<Pattern, Object> other, Set<Object> seen) {
        if (part == null) {
            return;
        }
        switch (part) {
            case Parser.Symbol symbol -> {
                if (seen.add(symbol)) {
                    if (get(VALUE, symbol) instanceof Pattern pattern) {
                        set(VALUE, symbol, other.apply(pattern));
                    }
                    PARTS.forEach(field -> replace(get(field, symbol), other, seen));
                }
            }
            case List<?> list -> list.forEach(each -> replace(each, other, seen));
            case Object[] array -> Arrays.asList(array).forEach(each -> replace(each, other, seen));
            default -> {}
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Expected " + type.getName() + " to have a field " + name + ".", e);
        }
    }

    private static @Nullable Object get(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Expected to read " + field + ".", e);
        }
    }

    private static void set(Field field, Object of, Object value) {
        try {
            field.set(of, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Expected to write " + field + ".", e);
        }
    }
}
