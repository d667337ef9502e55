package dev.onus.ingest.redact;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The secrets of one message, to be looked for in each of its texts: the longest first, since a part of a secret must not be
 * taken out of the whole before the whole is found.
 */
public final class KnownSecrets {
    public static final KnownSecrets NONE = new KnownSecrets(List.of());

    private final List<String> longestFirst;
    private final int shortest;

    private KnownSecrets(List<String> longestFirst) {
        this.longestFirst = longestFirst;
        this.shortest = longestFirst.isEmpty()
                ? Integer.MAX_VALUE
                : longestFirst.getLast().length();
    }

    static KnownSecrets of(Collection<String> secrets) {
        return secrets.isEmpty()
                ? NONE
                : new KnownSecrets(secrets.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList());
    }

    /** Those that may stand in a text of that length. */
    List<String> within(int length) {
        return length < shortest ? List.of() : longestFirst;
    }
}
