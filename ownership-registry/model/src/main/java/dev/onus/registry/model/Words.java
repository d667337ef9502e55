package dev.onus.registry.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Messages about words, with the one that was probably meant. */
final class Words {
    /** What came is repeated up to this length. */
    private static final int LONGEST_QUOTE = 60;
    /** A word may differ from the one that was meant in a third of its letters. */
    private static final int LETTERS_PER_MISTAKE = 3;
    /** Two words that begin alike for so long probably mean the same. */
    private static final int SHORTEST_BEGINNING = 4;

    private Words() {}

    static String expected(String what, String given, Collection<String> known) {
        String likely =
                meant(given, known).map(word -> " Did you mean '" + word + "'?").orElse("");
        return "Expected " + what + ", but got '" + quote(given) + "'." + likely;
    }

    static String quote(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, LONGEST_QUOTE) + "…";
    }

    /** The known word that is nearest to the given one; empty when none is near. */
    static Optional<String> meant(String given, Collection<String> known) {
        String plain = plain(given);
        if (plain.length() > LONGEST_QUOTE) {
            return Optional.empty();
        }
        return known.stream()
                .filter(word -> distance(plain, plain(word)) <= Math.max(1, plain.length() / LETTERS_PER_MISTAKE))
                .min(Comparator.comparingInt((String word) -> distance(plain, plain(word)))
                        .thenComparing(Comparator.naturalOrder()))
                .or(() -> begunAlike(plain, known));
    }

    /** {@code password} may mean {@code passwordRef}, {@code contactsList} may mean {@code contacts}. */
    private static Optional<String> begunAlike(String plain, Collection<String> known) {
        return known.stream()
                .filter(word -> Math.min(plain.length(), plain(word).length()) >= SHORTEST_BEGINNING)
                .filter(word -> plain(word).startsWith(plain) || plain.startsWith(plain(word)))
                .min(Comparator.naturalOrder());
    }

    static List<String> kinds() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.TOKEN)
                .map(Kind::kindName)
                .toList();
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** How many letters to put in, take out, change or swap with their neighbour to make one word the other. */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        Arrays.setAll(last, column -> column);
        for (int row = 1; row <= from.length(); row++) {
            int[] now = new int[to.length() + 1];
            now[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                now[column] = Math.min(Math.min(last[column], now[column - 1]) + 1, last[column - 1] + change);
                boolean swapped = row > 1
                        && column > 1
                        && from.charAt(row - 1) == to.charAt(column - 2)
                        && from.charAt(row - 2) == to.charAt(column - 1);
                if (swapped) {
                    now[column] = Math.min(now[column], before[column - 2] + 1);
                }
            }
            before = last;
            last = now;
        }
        return last[to.length()];
    }
}
