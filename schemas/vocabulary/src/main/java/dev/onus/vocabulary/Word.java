package dev.onus.vocabulary;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value that people and programs outside spell with one lower-case word, with hyphens between its parts. */
public interface Word {
    /** The constant's Java name; every enum has it. */
    String name();

    /** The spelling outside: {@code LEAKED_CREDENTIAL} is {@code leaked-credential}. */
    default String word() {
        return this instanceof Enum<?> constant ? Spelling.of(constant) : Spelling.spelled(name());
    }

    /** The constant that is spelled so, case and surrounding space ignored; empty when none is. */
    static <E extends Enum<E> & Word> Optional<E> find(Class<E> type, String text) {
        @Nullable Object found = Spelling.find(type, Spelling.spelled(text.strip()));
        return found == null ? Optional.empty() : Optional.of(type.cast(found));
    }

    /**
     * The constant that is spelled so.
     *
     * @throws IllegalArgumentException naming every word that would have been understood
     */
    static <E extends Enum<E> & Word> E parse(Class<E> type, String text) {
        return find(type, text)
                .orElseThrow(() ->
                        new IllegalArgumentException("Expected one of " + all(type) + ", but got '" + text + "'."));
    }

    /** All words of a type, for messages: {@code low, medium, high}. */
    static <E extends Enum<E> & Word> String all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Word::word).collect(Collectors.joining(", "));
    }
}
