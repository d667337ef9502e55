package dev.onus.registry.model;

/**
 * A pattern in which {@code *} stands for any number of any characters, also none. It is taken apart once, and matching
 * only looks for its pieces one after another, because a rule is tried on every alert.
 */
public final class Glob {
    private final String pattern;
    private final String[] pieces;

    public Glob(String pattern) {
        this.pattern = pattern;
        this.pieces = pattern.split("\\*", -1);
    }

    public String pattern() {
        return pattern;
    }

    /** Whether the whole text is as the pattern says; upper and lower case differ. */
    public boolean matches(String text) {
        if (pieces.length == 1) {
            return text.equals(pattern);
        }
        String first = pieces[0];
        String last = pieces[pieces.length - 1];
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int from = first.length();
        int end = text.length() - last.length();
        // Each piece at the earliest place leaves the most room for those after it.
        for (int index = 1; index < pieces.length - 1; index++) {
            int found = text.indexOf(pieces[index], from, end);
            if (found < 0) {
                return false;
            }
            from = found + pieces[index].length();
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
