package dev.onus.vocabulary;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the constants of a type are spelled, found once: words stand in every record that is written or read. */
final class Spelling {
    /** By the constants' names alone, in their order. */
    private static final ClassValue<String[]> WORDS = new ClassValue<>() {
        @Override
        protected String[] computeValue(Class<?> type) {
            return Arrays.stream((Enum<?>[]) type.getEnumConstants())
                    .map(constant -> spelled(constant.name()))
                    .toArray(String[]::new);
        }
    };

    /** By what the constants say themselves, which some types make up; of two that say the same, the first. */
    private static final ClassValue<Map<String, Object>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            Map<String, Object> constants = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                constants.putIfAbsent(((Word) constant).word(), constant);
            }
            return Map.copyOf(constants);
        }
    };

    private Spelling() {}

    static String of(Enum<?> constant) {
        return WORDS.get(constant.getDeclaringClass())[constant.ordinal()];
    }

    static @Nullable Object find(Class<?> type, String word) {
        return CONSTANTS.get(type).get(word);
    }

    static String spelled(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
