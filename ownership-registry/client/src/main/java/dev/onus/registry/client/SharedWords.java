package dev.onus.registry.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one copy of a word that many identities share, such as the name of their team: a million identities then need a
 * third of the memory. For one thread.
 */
final class SharedWords {
    /** Words after these are kept as they come; those that are shared by many come early. */
    private static final int MAX_WORDS = 100_000;

    private final Map<String, Optional<String>> words = new HashMap<>();

    Optional<String> one(@Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        Optional<String> known = words.get(word);
        if (known != null) {
            return known;
        }
        Optional<String> added = Optional.of(word);
        if (words.size() < MAX_WORDS) {
            words.put(word, added);
        }
        return added;
    }

    String same(String word) {
        return one(word).orElse(word);
    }
}
